/// Bodies signed with a secret that both ends know: what leaves is signed as Standard Webhooks
/// says, what comes may be signed so or as GitHub does.
@NullMarked
package dev.rouse.edge.signed;

import org.jspecify.annotations.NullMarked;
