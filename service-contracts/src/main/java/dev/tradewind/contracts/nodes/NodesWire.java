package dev.tradewind.contracts.nodes;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class NodesWire {
    private NodesWire() {}

    public static String writeRolloutNote(RolloutNote value) {
        return Wire.write(value);
    }

    public static RolloutNote readRolloutNote(String json) {
        return Wire.read(json, RolloutNote.class);
    }

    public static String writeNodeList(NodeList value) {
        return Wire.write(value);
    }

    public static NodeList readNodeList(String json) {
        return Wire.read(json, NodeList.class);
    }

    public static String writeNodeView(NodeView value) {
        return Wire.write(value);
    }

    public static NodeView readNodeView(String json) {
        return Wire.read(json, NodeView.class);
    }

    public static String writeNodeRelease(NodeRelease value) {
        return Wire.write(value);
    }

    public static NodeRelease readNodeRelease(String json) {
        return Wire.read(json, NodeRelease.class);
    }

    public static String writeRedeployed(Redeployed value) {
        return Wire.write(value);
    }

    public static Redeployed readRedeployed(String json) {
        return Wire.read(json, Redeployed.class);
    }

    public static String writeRedeployment(Redeployment value) {
        return Wire.write(value);
    }

    public static Redeployment readRedeployment(String json) {
        return Wire.read(json, Redeployment.class);
    }

    public static String writeNodeProgress(NodeProgress value) {
        return Wire.write(value);
    }

    public static NodeProgress readNodeProgress(String json) {
        return Wire.read(json, NodeProgress.class);
    }

    public static String writeRedeploymentView(RedeploymentView value) {
        return Wire.write(value);
    }

    public static RedeploymentView readRedeploymentView(String json) {
        return Wire.read(json, RedeploymentView.class);
    }

    public static String writeRedeploymentList(RedeploymentList value) {
        return Wire.write(value);
    }

    public static RedeploymentList readRedeploymentList(String json) {
        return Wire.read(json, RedeploymentList.class);
    }

    public static String writeScaling(Scaling value) {
        return Wire.write(value);
    }

    public static Scaling readScaling(String json) {
        return Wire.read(json, Scaling.class);
    }
}
