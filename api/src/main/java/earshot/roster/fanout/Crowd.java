package earshot.roster.fanout;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The members of one audience on one event loop, on which everything here happens. Joining, leaving and writing allocate nothing. */
final class Crowd {
    private final Lane lane;
    private final Runnable left;
    private @Nullable Subscriber[] members = new Subscriber[2];
    private int size;

    /**
     * @param lane where the crowd is pinged
     * @param left told of each member that is gone
     */
    Crowd(Lane lane, Runnable left) {
        this.lane = lane;
        this.left = left;
    }

    Lane lane() {
        return lane;
    }

    /** Writes {@code opening} to a newcomer and seats it; what is written to the crowd from now on, it gets too. */
    void admit(Subscriber newcomer, Chunk opening) {
        if (!newcomer.open()) {
            left.run();
            return;
        }
        if (size == 0) {
            lane.add(this);
        }
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
        }
        members[size] = newcomer;
        newcomer.seated(this, size++);
        newcomer.write(opening);
    }

    /** The last member takes the free seat. */
    void remove(Subscriber member) {
        Subscriber last = Objects.requireNonNull(members[--size]);
        members[member.seat()] = last;
        last.seated(this, member.seat());
        members[size] = null;
        if (size == 0) {
            lane.remove(this);
        }
        left.run();
    }

    void write(Chunk shared) {
        each(member -> member.write(shared));
    }

    void end(Supplier<Frame> last) {
        each(member -> member.endNow(last.get()));
    }

    void ping(Chunk shared, int slot) {
        each(member -> {
            if (member.pingedIn(slot)) {
                member.write(shared);
            }
        });
    }

    /** Backwards, because a member may leave while it is written to. */
    private void each(Consumer<Subscriber> action) {
        for (int i = size - 1; i >= 0; i--) {
            action.accept(Objects.requireNonNull(members[i]));
        }
    }
}
