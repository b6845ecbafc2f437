package earshot.redis;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The house's own scripts with a switch in front and behind: a step dies before its script did anything, or after it did everything and
 * before the answer arrived. Either way the caller's code ends there, as a killed process would.
 */
@Singleton
@Replaces(LuaScripts.class)
@Requires(property = KillableScripts.SWITCH)
public class KillableScripts extends LuaScripts {
    /** Setting: the Redis key that names the script to kill, as {@code <script>:before} or {@code <script>:after}. */
    public static final String SWITCH = "test.kill-switch";

    /** Setting: whether a seat is looked up without asking for its session. */
    public static final String WITHOUT_FENCE = "test.without-fence";

    private static final String FENCE = "elseif session_of(participant) ~= session then";

    private final RedisLink link;
    private final RedisClock clock;
    private final MeterRegistry metrics;
    private final String killSwitch;
    private final boolean withoutFence;

    public KillableScripts(
            RedisLink link,
            RedisClock clock,
            MeterRegistry metrics,
            @Value("${" + SWITCH + "}") String killSwitch,
            @Value("${" + WITHOUT_FENCE + ":false}") boolean withoutFence) {
        super(link, clock, metrics);
        this.link = link;
        this.clock = clock;
        this.metrics = metrics;
        this.killSwitch = killSwitch;
        this.withoutFence = withoutFence;
    }

    @Override
    public LuaScript load(String name) {
        String body = withoutFence ? source(name).replace(FENCE, "elseif false then") : source(name);
        return compile(name, """
                local kill = redis.call('GET', '%1$s')
                if kill == '%2$s:before' then error('killed') end
                local function run()
                %3$s
                end
                local answer = run()
                if kill == '%2$s:after' then error('killed') end
                return answer
                """.formatted(killSwitch, name, body));
    }

    @Override
    public LuaScript compile(String name, String source) {
        return new LuaScript(link, clock, name, source, sha1(source), ScriptTimes.of(name, metrics)) {
            @Override
            public CompletableFuture<Reply> start(List<String> keys, List<String> args) {
                return Paced.turn(name, () -> super.start(keys, args));
            }
        };
    }
}
