package dev.pawl.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs real servers. Where there are none it is skipped, and says so on standard error;
 * with {@code PAWL_TESTBED=required} it fails instead, with {@code PAWL_TESTBED=off} it is always
 * skipped. It never builds them: {@code testbed/servers/build} does.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(TestbedCondition.class)
public @interface RequiresTestbed {}
