package io.baiducloud.peerconn.simulator.cloud;

import io.baiducloud.peerconn.simulator.auth.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All customers. Guarded by the cloud's lock, but for reads of single accounts. */
public final class Accounts {
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Set<String> inArrears = new LinkedHashSet<>();

    /** These customers; ids and keys must be unique. */
    public Accounts(List<Account> accounts) {
        accounts.forEach(this::add);
    }

    /** Adds or replaces a customer. */
    public synchronized void add(Account account) {
        byId.values().stream()
                .filter(other -> !other.accountId().equals(account.accountId())
                        && other.accessKeyId().equals(account.accessKeyId()))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "access key id " + account.accessKeyId() + " belongs to two accounts");
                });
        byId.put(account.accountId(), account);
    }

    /** Puts these customers in place of all there are. */
    public synchronized void replaceAll(List<Account> accounts, Set<String> owing) {
        byId.clear();
        inArrears.clear();
        accounts.forEach(this::add);
        inArrears.addAll(owing);
    }

    /** The customers that owe money. */
    public synchronized Set<String> inArrears() {
        return new LinkedHashSet<>(inArrears);
    }

    /** Every customer, in the order of the seed. */
    public synchronized List<Account> all() {
        return new ArrayList<>(byId.values());
    }

    /** The customer of that id. */
    public synchronized Optional<Account> find(String accountId) {
        return Optional.ofNullable(byId.get(accountId));
    }

    /** The long-term identity behind an access key id. */
    public synchronized Optional<Identity> findIdentity(String accessKeyId) {
        return byId.values().stream()
                .filter(account -> account.accessKeyId().equals(accessKeyId))
                .map(account ->
                        Identity.longTerm(account.accountId(), account.accessKeyId(), account.secretAccessKey()))
                .findFirst();
    }

    /** A network by owner, region and id. */
    public Optional<Vpc> findVpc(String accountId, String region, String vpcId) {
        return find(accountId)
                .flatMap(account -> account.vpcs(region).stream()
                        .filter(vpc -> vpc.vpcId().equals(vpcId) || vpc.uuid().equals(vpcId))
                        .findFirst());
    }

    /** True when the customer owes money. */
    public synchronized boolean isInArrears(String accountId) {
        return inArrears.contains(accountId);
    }

    /** Notes whether the customer owes money. */
    public synchronized void setArrears(String accountId, boolean owes) {
        if (owes) {
            inArrears.add(accountId);
        } else {
            inArrears.remove(accountId);
        }
    }
}
