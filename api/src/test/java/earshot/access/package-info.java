/** Who may call what: every operation of the API by everybody, against docs/access.md. */
@org.jspecify.annotations.NullMarked
package earshot.access;
