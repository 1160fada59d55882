package io.baiducloud.peerconn.simulator.seed;

import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Ids;
import io.baiducloud.peerconn.simulator.cloud.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The customers of a seed. */
public record SeededAccounts(List<Account> accounts, Set<String> inArrears) {
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,8}");

    /** Copies the collections. */
    public SeededAccounts {
        accounts = List.copyOf(accounts);
        inArrears = Set.copyOf(inArrears);
    }

    static SeededAccounts of(String source, List<SeedFile.SeedAccount> seeds, Ids ids) {
        List<Account> accounts = new ArrayList<>();
        Set<String> inArrears = new LinkedHashSet<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < seeds.size(); i++) {
            String where = "seed " + source + ": accounts[" + i + "]";
            Account account = account(where, Objects.requireNonNull(seeds.get(i), where + " is empty"), ids);
            unique(taken, where, account.accountId());
            unique(taken, where, account.accessKeyId());
            account.vpcs().forEach(vpc -> unique(taken, where, vpc.vpcId()));
            accounts.add(account);
            if (Boolean.TRUE.equals(seeds.get(i).arrears())) {
                inArrears.add(account.accountId());
            }
        }
        return new SeededAccounts(accounts, inArrears);
    }

    private static Account account(String where, SeedFile.SeedAccount seed, Ids ids) {
        List<Vpc> vpcs = new ArrayList<>();
        List<SeedFile.SeedVpc> seeds = Optional.ofNullable(seed.vpcs()).orElse(List.of());
        for (int i = 0; i < seeds.size(); i++) {
            String place = where + ".vpcs[" + i + "]";
            SeedFile.SeedVpc vpc = Objects.requireNonNull(seeds.get(i), place + " is empty");
            if (vpc.region() == null) {
                throw new BadSeedException(place + ".region is missing");
            }
            vpcs.add(new Vpc(
                    checked(place + ".vpcId", vpc.vpcId(), WORD, ids.vpcId()),
                    checked(place + ".region", vpc.region(), REGION, ""),
                    Boolean.TRUE.equals(vpc.relay())));
        }
        return new Account(
                checked(where + ".accountId", seed.accountId(), ACCOUNT_ID, ids.hex32()),
                checked(where + ".accessKeyId", seed.accessKeyId(), WORD, ids.hex32()),
                checked(where + ".secretAccessKey", seed.secretAccessKey(), WORD, ids.hex32()),
                vpcs,
                Optional.ofNullable(seed.roles()).orElse(List.of("*")));
    }

    private static String checked(String place, @Nullable String value, Pattern form, String absent) {
        if (value != null && !form.matcher(value).matches()) {
            throw new BadSeedException(place + ": \"" + value + "\" does not look like one (" + form + ")");
        }
        return value == null ? absent : value;
    }

    private static void unique(Set<String> taken, String where, String id) {
        if (!taken.add(id)) {
            throw new BadSeedException(where + ": " + id + " is there twice");
        }
    }
}
