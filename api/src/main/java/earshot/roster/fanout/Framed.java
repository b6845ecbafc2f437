package earshot.roster.fanout;

import org.jspecify.annotations.Nullable;

/** Something that readers are told by a frame, or that takes its turn among such without being told. */
public interface Framed {
    /** The frame, always the same one. */
    @Nullable
    Frame frame();
}
