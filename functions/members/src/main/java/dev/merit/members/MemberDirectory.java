package dev.merit.members;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds members. Profile and wallet, which gives the tier, are read in one request.
@Singleton
public final class MemberDirectory {

    private final Table table;
    private final Identities identities;
    private final TierSettings tiers;
    private final DataKeys dataKeys;
    private final InstantSource clock;

    public MemberDirectory(
            Table table, Identities identities, TierSettings tiers, DataKeys dataKeys, InstantSource clock) {
        this.table = table;
        this.identities = identities;
        this.tiers = tiers;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    public Optional<Member> find(MemberId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /// The members that exist, each with its tier as of now.
    public Map<MemberId, Member> find(Collection<MemberId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var settings = tiers.unknown(now);
        var keys = Stream.concat(
                        settings.stream(),
                        ids.stream().distinct().flatMap(id -> Stream.of(Keys.profile(id), Keys.wallet(id))))
                .toList();
        var found = table.get(keys);
        var current = tiers.among(settings, found, now);
        var members = new HashMap<MemberId, Member>();
        for (var id : ids) {
            var profile = found.get(Keys.profile(id));
            var wallet = found.get(Keys.wallet(id));
            if (profile != null && wallet != null) {
                members.put(
                        id,
                        Member.from(
                                profile,
                                dataKeys.of(profile),
                                wallet,
                                MemberTier.of(current, wallet, now).tier()));
            }
        }
        return members;
    }

    public Optional<Member> find(Identity identity) {
        return identities.find(identity).flatMap(this::find);
    }
}
