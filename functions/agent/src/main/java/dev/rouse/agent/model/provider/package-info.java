/// One class a provider, which says our question in the provider's terms by means of LangChain4j's
/// client for it.
///
/// A provider's classes are loaded when a model config names it, and not before: only
/// [dev.rouse.agent.model.provider.Dialect#of] knows all of them.
@NullMarked
package dev.rouse.agent.model.provider;

import org.jspecify.annotations.NullMarked;
