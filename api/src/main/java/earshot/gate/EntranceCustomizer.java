package earshot.gate;

import earshot.sfu.SfuSettings;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Puts an {@link Entrance} into every connection, where there is an SFU and the gate is on. */
@Singleton
final class EntranceCustomizer implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    private final BeanProvider<Visits> visits;
    private final BeanProvider<SfuSettings> sfu;

    /** Asked for later: this bean is made before all others. */
    EntranceCustomizer(BeanProvider<Visits> visits, BeanProvider<SfuSettings> sfu) {
        this.visits = visits;
        this.sfu = sfu;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        var registry = event.getBean();
        if (sfu.get().gated() && !sfu.get().url().isBlank()) {
            registry.register(new Connection(null));
        }
        return registry;
    }

    private final class Connection implements NettyServerCustomizer {
        private final @Nullable Channel channel;

        Connection(@Nullable Channel channel) {
            this.channel = channel;
        }

        @Override
        public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
            return new Connection(channel);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null
                    && channel.pipeline().get(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC) != null) {
                channel.pipeline()
                        .addAfter(
                                ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC,
                                "signal-gate",
                                new Entrance(visits.get()));
            }
        }
    }
}
