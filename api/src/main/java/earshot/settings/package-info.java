/**
 * How a user wants to hear and be heard: one document per account, which every tab and device follows.
 *
 * <p>Postgres holds the truth. A change names the version that it was made of and is one conditional statement, so two tabs cannot undo
 * each other unseen: the later one is told the current document and tries again. Then the document is put over an older copy in Redis
 * and told to the user's other tabs; both may fail or come late, because the copy serves only while Postgres is away, versions keep an
 * older one from replacing a newer one, and a tab that comes back compares its version with that of {@code me_snapshot}.
 */
@NullMarked
package earshot.settings;

import org.jspecify.annotations.NullMarked;
