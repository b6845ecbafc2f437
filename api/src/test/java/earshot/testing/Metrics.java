package earshot.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What Prometheus would read at some moment. */
public record Metrics(String text) {
    /** The setting {@code earshot.metrics.token} of nodes whose metrics are read. */
    public static final String TOKEN = "test-only-metrics-token";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Those of a node that has the {@link #TOKEN}. */
    public static Metrics of(Node node) {
        return at(URI.create(node.uri() + "/metrics"), Map.of("Authorization", "Bearer " + TOKEN));
    }

    public static Metrics at(URI address, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(address + " answers " + answer.statusCode());
            }
            return new Metrics(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of all series. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        series().forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    /** The sum of the series with this name and these labels, given as name, value, name, value; 0 where there are none. */
    public double value(String name, String... labels) {
        return series().stream()
                .filter(line -> line.split("[{ ]", 2)[0].equals(name) && has(line, labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static boolean has(String line, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!line.contains(labels[i] + "=\"" + labels[i + 1] + "\"")) {
                return false;
            }
        }
        return true;
    }

    private List<String> series() {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
