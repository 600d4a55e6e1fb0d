package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class OperationsWire {
    private OperationsWire() {}

    public static String writeApproval(Approval value) {
        return Wire.write(value);
    }

    public static Approval readApproval(String json) {
        return Wire.read(json, Approval.class);
    }

    public static String writeApprovalQuery(ApprovalQuery value) {
        return Wire.write(value);
    }

    public static ApprovalQuery readApprovalQuery(String json) {
        return Wire.read(json, ApprovalQuery.class);
    }

    public static String writeApprovals(Approvals value) {
        return Wire.write(value);
    }

    public static Approvals readApprovals(String json) {
        return Wire.read(json, Approvals.class);
    }

    public static String writeAuditEntries(AuditEntries value) {
        return Wire.write(value);
    }

    public static AuditEntries readAuditEntries(String json) {
        return Wire.read(json, AuditEntries.class);
    }

    public static String writeAuditLog(AuditLog value) {
        return Wire.write(value);
    }

    public static AuditLog readAuditLog(String json) {
        return Wire.read(json, AuditLog.class);
    }

    public static String writeAuditQuery(AuditQuery value) {
        return Wire.write(value);
    }

    public static AuditQuery readAuditQuery(String json) {
        return Wire.read(json, AuditQuery.class);
    }

    public static String writeNewApproval(NewApproval value) {
        return Wire.write(value);
    }

    public static NewApproval readNewApproval(String json) {
        return Wire.read(json, NewApproval.class);
    }

    public static String writePulse(Pulse value) {
        return Wire.write(value);
    }

    public static Pulse readPulse(String json) {
        return Wire.read(json, Pulse.class);
    }

    public static String writeTraffic(Traffic value) {
        return Wire.write(value);
    }

    public static Traffic readTraffic(String json) {
        return Wire.read(json, Traffic.class);
    }
}
