package earshot.chaos;

import earshot.testing.Answer;

/**
 * How a request was answered, without the rest of the body: thousands are kept.
 *
 * @param status 0 where no answer came
 * @param problem slug of the problem; empty where there is none
 * @param retryAfter seconds, as the header has them; empty where there is none
 */
record Reply(int status, String problem, String retryAfter) {
    static final Reply NONE = new Reply(0, "", "");

    private static final String TYPE = "urn:earshot:problem:";

    static Reply to(Answer answer) {
        String problem = answer.status() < 400 ? "" : answer.at("/type").asText();
        return new Reply(
                answer.status(),
                problem.startsWith(TYPE) ? problem.substring(TYPE.length()).intern() : problem,
                answer.header("Retry-After").intern());
    }
}
