/**
 * Members who are about to lose points, to be won back: what the night's outlook foresees
 * comes in; a list goes on record and out as CSV and as advertisements in the form of a
 * gateway, and later what became of it, against a control group that nobody wrote to. It
 * decides nothing about points.
 */
@NullMarked
package io.pointexpiry.campaign;

import org.jspecify.annotations.NullMarked;
