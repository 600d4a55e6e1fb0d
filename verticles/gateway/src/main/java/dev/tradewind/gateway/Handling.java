package dev.tradewind.gateway;

import io.vertx.core.Future;

/** What an operation does with a call that is authenticated, permitted and valid. */
interface Handling {
    Future<Answer> answer(Call call);
}
