/**
 * Who is asking. Users sign up, sign in or continue as guests; each place a user is signed in is a <em>login</em>, a row in Postgres
 * named by every token of that place (claim {@code jti}). The page carries its token in a cookie, API clients as a bearer.
 *
 * <p>Revocation: signing out, a new password and a deleted account remove rows of {@code logins} and raise the user's version in the same
 * transaction. Before the answer leaves, the user's new state (profile, version and the logins that are left) is put over the copy in
 * Redis ({@code voice:account:{U}}), where it wins by its version over any older copy that a slower reader still puts. Every request reads
 * that copy, so a token dies on all nodes at once. An absent copy, or one older than half a minute, is read again from Postgres, so an
 * emptied Redis revives nothing; while Redis is away Postgres is asked, while Postgres is away the copy serves. A revocation that cannot
 * reach Redis is repeated until it does. Cross-site requests are refused by {@link earshot.account.CrossSiteFilter}.
 *
 * <p>A guest is also known by {@link earshot.account.Marks}, for a ban would end with the next guest sign-in otherwise: a digest of a random
 * key that stays in the browser, and the prefix of a public address. They go with the guest's row, and stay with a ban for its length.
 */
@NullMarked
package earshot.account;

import org.jspecify.annotations.NullMarked;
