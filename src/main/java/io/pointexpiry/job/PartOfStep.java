package io.pointexpiry.job;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/**
 * A reader, processor or writer that is made anew for each execution of a step. A step
 * knows it by the interfaces of Spring Batch only; no class is generated for each of
 * them, as {@code @StepScope} has it, when a command starts.
 */
@Scope(scopeName = "step", proxyMode = ScopedProxyMode.INTERFACES)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface PartOfStep {

}
