package earshot.gate;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Lets pages of other origins, which may hold a token as well, read why their socket did not open. */
@ServerFilter({"/rtc/validate", "/rtc/v1/validate"})
final class ValidateFilter {
    @ResponseFilter
    void open(MutableHttpResponse<?> response) {
        response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
}
