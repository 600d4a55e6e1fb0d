package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.function.Function;

/** A call on its way to a generated handler, which would answer with a decoder's message and class names. */
record GuardedMessage(
        Message<JsonObject> message, Function<ServiceException, ReplyException> presentable, Tally.Call call)
        implements Message<JsonObject> {
    private static final int INTERNAL = 500;

    @Override
    public void reply(Object answer, DeliveryOptions options) {
        Object presented = answer instanceof ServiceException e ? presentable.apply(e) : answer;
        call.answered(isFailure(presented));
        message.reply(presented, options);
    }

    // Any reply exception that no service made says that this build does not understand the call.
    private static boolean isFailure(Object answer) {
        return answer instanceof ServiceException e ? e.failureCode() == INTERNAL : answer instanceof ReplyException;
    }

    @Override
    public void fail(int failureCode, String text) {
        reply(new ServiceException(failureCode, text));
    }

    @Override
    public <R> Future<Message<R>> replyAndRequest(Object answer, DeliveryOptions options) {
        return message.replyAndRequest(answer, options);
    }

    @Override
    public String address() {
        return message.address();
    }

    @Override
    public MultiMap headers() {
        return message.headers();
    }

    @Override
    public JsonObject body() {
        return message.body();
    }

    @Override
    public String replyAddress() {
        return message.replyAddress();
    }

    @Override
    public boolean isSend() {
        return message.isSend();
    }
}
