package dev.merit.importer.format;

/// One pass over a file, and what is sent in it. A stage begins when every request of the stage before has its answer.
public enum Stage {
    MEMBERS("members", "/v1/members", "members"),
    PURCHASES("purchases", "/v1/activities", "activities"),
    OPENING_PURCHASES("opening purchases", "/v1/activities", "activities"),
    ACTIVITIES("activities", "/v1/activities", "activities"),
    REFUNDS("refunds", "/v1/activities", "activities"),
    STRATEGIES("strategies", "/v1/strategies", "");

    private final String title;
    private final String path;
    private final String array;

    Stage(String title, String path, String array) {
        this.title = title;
        this.path = path;
        this.array = array;
    }

    public String title() {
        return title;
    }

    /// Whether one request may have many entries; otherwise it has one.
    public boolean batched() {
        return !array.isEmpty();
    }

    public String path() {
        return batched() ? path + "/batch" : path;
    }

    /// The field of a batch's body that has the list.
    public String array() {
        return array;
    }
}
