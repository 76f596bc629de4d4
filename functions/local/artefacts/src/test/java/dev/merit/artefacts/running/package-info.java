/// Starts what the build has made, each as it is started where it is deployed, and ends it again.
@NullMarked
package dev.merit.artefacts.running;

import org.jspecify.annotations.NullMarked;
