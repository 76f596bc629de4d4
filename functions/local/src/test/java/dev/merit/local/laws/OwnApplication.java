package dev.merit.local.laws;

import io.quarkus.test.junit.QuarkusTestProfile;

/// An application and a table that no test of another profile writes to, so that whoever sets a points programme or
/// the clock disturbs nobody.
public final class OwnApplication implements QuarkusTestProfile {}
