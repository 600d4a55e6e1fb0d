package dev.tradewind.contracts.identity;

public record RefreshRequest(String refreshToken) {}
