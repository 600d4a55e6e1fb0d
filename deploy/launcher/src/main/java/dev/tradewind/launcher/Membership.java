package dev.tradewind.launcher;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.multimap.MultiMap;
import io.vertx.core.Completable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationListener;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Membership by Hazelcast, with a second look at the subscriptions. A copy of them that had fallen behind when its
 * owner died comes back with subscriptions of members that are long gone, and the news of a change can be lost while
 * members come and go: either way, calls would go to nobody for ever. So the oldest member takes out what belongs to no
 * member, and each reads those it uses again for a while after a change.
 */
final class Membership extends HazelcastClusterManager {
    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final String SUBSCRIPTIONS = "__vertx.subs";
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration UNSETTLED = Duration.ofMinutes(1);

    private @Nullable Vertx vertx;
    private @Nullable RegistrationListener listener;
    private volatile long changedAt = System.nanoTime();
    private volatile Set<Subscription> before = Set.of();
    private long timer = -1;

    private record Subscription(String address, RegistrationInfo info) {}

    Membership(Config config) {
        super(config);
    }

    @Override
    public void init(Vertx own) {
        super.init(own);
        vertx = own;
    }

    @Override
    public void registrationListener(RegistrationListener own) {
        super.registrationListener(own);
        listener = own;
    }

    @Override
    public void join(Completable<Void> joined) {
        super.join((v, failure) -> {
            if (failure == null) {
                timer = vertx().setPeriodic(LOOK.toMillis(), look -> look());
            }
            joined.complete(v, failure);
        });
    }

    @Override
    public void leave(Completable<Void> left) {
        boolean unused = vertx().cancelTimer(timer);
        super.leave(left);
    }

    // The lock that the superclass takes is held for long while it cleans up; this needs none.
    @Override
    public void memberAdded(MembershipEvent event) {
        changedAt = System.nanoTime();
        super.memberAdded(event);
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
        changedAt = System.nanoTime();
        super.memberRemoved(event);
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
        changedAt = System.nanoTime();
        super.stateChanged(event);
    }

    private void look() {
        Future<Void> unused = vertx().<Void>executeBlocking(
                        () -> {
                            Set<String> addresses = forgetTheGone(getHazelcastInstance());
                            if (System.nanoTime() - changedAt < UNSETTLED.toNanos()) {
                                addresses.forEach(this::readAgain);
                            }
                            return null;
                        },
                        false)
                .onFailure(e -> LOG.debug("subscriptions were not looked at", e))
                .otherwiseEmpty();
    }

    /** @return the addresses that anybody listens to */
    private Set<String> forgetTheGone(HazelcastInstance hazelcast) {
        MultiMap<String, HazelcastRegistrationInfo> subscriptions = hazelcast.getMultiMap(SUBSCRIPTIONS);
        Set<Map.Entry<String, HazelcastRegistrationInfo>> entries = subscriptions.entrySet();
        // Whoever has subscribed is a member before that, and the oldest knows it first: so the members are read last.
        boolean oldest = hazelcast.getCluster().getMembers().iterator().next().localMember();
        Set<String> members = Set.copyOf(getNodes());
        Set<Subscription> gone = oldest ? withoutMember(entries, members) : Set.of();
        // What a member that has just gone leaves behind is being taken out by everybody.
        Set<Subscription> left = gone.stream().filter(before::contains).collect(Collectors.toSet());
        left.forEach(entry -> subscriptions.remove(entry.address(), new HazelcastRegistrationInfo(entry.info())));
        if (!left.isEmpty()) {
            LOG.warn("{} subscriptions of members that are gone were still there, and are taken out", left.size());
        }
        before = gone;
        return entries.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static Set<Subscription> withoutMember(
            Set<Map.Entry<String, HazelcastRegistrationInfo>> entries, Set<String> members) {
        return entries.stream()
                .map(entry -> new Subscription(entry.getKey(), entry.getValue().unwrap()))
                .filter(subscription -> !members.contains(subscription.info().nodeId()))
                .collect(Collectors.toSet());
    }

    private void readAgain(String address) {
        if (Objects.requireNonNull(listener).wantsUpdatesFor(address)) {
            Future<Void> unused = told(address)
                    .compose(first -> told(address, first))
                    .onFailure(e -> LOG.debug("subscriptions to {} were not read again", address, e))
                    .otherwiseEmpty();
        }
    }

    private Future<List<RegistrationInfo>> told(String address) {
        return registrations(address).onSuccess(read -> tell(address, read));
    }

    // What was read first may have been older than what the listener was told by others in between.
    private Future<Void> told(String address, List<RegistrationInfo> first) {
        return registrations(address)
                .onSuccess(read -> {
                    if (!Set.copyOf(read).equals(Set.copyOf(first))) {
                        tell(address, read);
                    }
                })
                .mapEmpty();
    }

    private Future<List<RegistrationInfo>> registrations(String address) {
        Promise<List<RegistrationInfo>> promise = Promise.promise();
        getRegistrations(address, promise);
        return promise.future();
    }

    /** Lets this node's callers know who listens to an address. */
    void tell(String address, List<RegistrationInfo> registrations) {
        Objects.requireNonNull(listener).registrationsUpdated(new RegistrationUpdateEvent(address, registrations));
    }

    private Vertx vertx() {
        return Objects.requireNonNull(vertx, "not initialized");
    }
}
