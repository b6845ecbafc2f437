package earshot.bench.server;

import earshot.bench.reader.WrongBytesException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What happened since the last check, held against what was read. */
final class Sent {
    private final List<String> sent = new ArrayList<>();

    synchronized void add(byte[] event) {
        sent.add(new String(event, StandardCharsets.UTF_8));
    }

    /** Each event that was read must tell, as its data, what was sent in its place. */
    synchronized void check(List<byte[]> read) {
        for (int i = 0; i < Math.max(read.size(), sent.size()); i++) {
            String told = i < read.size() ? data(read.get(i)) : "nothing";
            String happened = i < sent.size() ? sent.get(i) : "nothing";
            if (!told.equals(happened)) {
                throw new WrongBytesException("read: " + told + "\nhappened: " + happened);
            }
        }
        sent.clear();
    }

    private static String data(byte[] event) {
        return new String(event, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .findFirst()
                .orElse("no data");
    }
}
