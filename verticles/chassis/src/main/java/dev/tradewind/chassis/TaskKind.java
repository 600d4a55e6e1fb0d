package dev.tradewind.chassis;

import io.vertx.core.Future;

/** What is done about the tasks of one kind. */
interface TaskKind {
    /** There may be tasks due. */
    void wake();

    /** Completes when nothing of this kind runs here any more. */
    Future<Void> stop();
}
