package dev.rouse.core.resource.tool;

/// What is known of tools that use GitHub.
final class KnownOfGithub {
  private static final ParameterList REPOSITORY =
      ParameterList.of()
          .optional(
              "repository", "string", "As owner/name; may be left out where the tool has just one");

  private KnownOfGithub() {}

  static Known of(GithubOperation operation) {
    return switch (operation) {
      case LIST_ISSUES ->
          new Known(
              "Lists a repository's issues, newest first",
              listed(REPOSITORY.optional("labels", "string", "With commas between them")));
      case GET_ISSUE -> new Known("Reads an issue", numbered().done());
      case LIST_COMMENTS ->
          new Known("Reads the comments of an issue or a pull request", limited(numbered()));
      case LIST_PULLS -> new Known("Lists pull requests, newest first", listed(REPOSITORY));
      case GET_PULL -> new Known("Reads a pull request", numbered().done());
      case PULL_FILES ->
          new Known("Shows the files that a pull request changes, and how", limited(numbered()));
      case LIST_FILES -> new Known("Lists a folder of a repository", file("The root if left out"));
      case GET_FILE -> new Known("Reads a file of a repository", file("Such as src/main.go"));
      case SEARCH_ISSUES ->
          new Known("Searches issues and pull requests", limited(searched("Such as is:open OOM")));
      case SEARCH_CODE -> new Known("Searches code", limited(searched("Such as retryBackoff")));
      case CREATE_ISSUE ->
          new Known(
              "Opens an issue",
              REPOSITORY
                  .required("title", "string", "Its title")
                  .required("body", "string", "What it says, in Markdown")
                  .done());
      case COMMENT ->
          new Known(
              "Comments on an issue or a pull request",
              numbered().required("body", "string", "What it says, in Markdown").done());
    };
  }

  private static ParameterList numbered() {
    return REPOSITORY.required("number", "integer", "Of the issue or the pull request");
  }

  private static Parameters file(String path) {
    return REPOSITORY
        .optional("path", "string", path)
        .optional("ref", "string", "Branch, tag or commit; the default branch if left out")
        .done();
  }

  private static ParameterList searched(String example) {
    return ParameterList.of().required("query", "string", example);
  }

  private static Parameters listed(ParameterList parameters) {
    return limited(parameters.optional("state", "string", "open, closed or all; open if left out"));
  }

  private static Parameters limited(ParameterList parameters) {
    return parameters
        .optional("limit", "integer", "Most of them, up to 100; 30 if left out")
        .done();
  }
}
