/**
 * How request bodies are read: strictly. A text is not made of a number, a number not of a text, and after the value comes nothing; so a
 * client's mistake is told, not guessed at. {@link earshot.json.BodyReader} tells all of them at once.
 */
@NullMarked
package earshot.json;

import org.jspecify.annotations.NullMarked;
