package dev.merit.coupons.finding;

/// Who asks for codes, as far as wrong ones are counted together.
///
/// @param mac of whom, since a token's subject may be a person's address
/// @param most how many wrong codes there may be in a minute
public record Asker(String mac, long most) {}
