package earshot.account;

import earshot.problem.DatabaseAbsence;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.util.UUID;

/** By what else than their ids guests are known again, for whoever bans them. */
@Singleton
public class GuestMarks {
    private final AccountStore store;
    private final AccountCopies copies;

    GuestMarks(AccountStore store, AccountCopies copies) {
        this.store = store;
        this.copies = copies;
    }

    /** The user's marks; none for an account, and for a guest who is gone. With Postgres away they come from the copy in Redis. */
    public Marks of(UserId user) {
        UUID id = UUID.fromString(user.value());
        return DatabaseAbsence.bridge(() -> store.state(id), away -> copies.find(id))
                .map(AccountState::marks)
                .orElse(Marks.NONE);
    }
}
