/**
 * What a message says. Today an honest skeleton: it trains, measures and applies an OpenNLP
 * classifier on any labelled file, and knows nothing of the county until one is trained.
 */
@NullMarked
package ke.go.machakos.nlp;

import org.jspecify.annotations.NullMarked;
