/**
 * A random programme and a random life of its members, gone through again and again: on
 * either database, with chunks of any size, the books must be the same to the last byte.
 */
package io.pointexpiry.random;
