/**
 * Every refusal an HTTP client can get, in the one shape of RFC 9457. {@link earshot.problem.ProblemType} lists them; docs/errors.md
 * says what a client does about each. Expected refusals are outcome values that a controller maps here; exceptions are for the rest.
 */
@NullMarked
package earshot.problem;

import org.jspecify.annotations.NullMarked;
