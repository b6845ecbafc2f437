package earshot.account;

import static java.lang.annotation.ElementType.METHOD;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Signs the browser in without a cookie being there first, so that even a request without one must come from our own page. */
@Retention(RetentionPolicy.RUNTIME)
@Target(METHOD)
@interface AnswersWithCookie {}
