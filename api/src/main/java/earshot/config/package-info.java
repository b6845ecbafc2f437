/**
 * Settings as a subject of their own: how a setting states its range, the catalogue of every setting that the code knows, and the check
 * of what the operator has set. Each room declares its settings itself, as an immutable {@code @ConfigurationProperties} record.
 */
@NullMarked
package earshot.config;

import org.jspecify.annotations.NullMarked;
