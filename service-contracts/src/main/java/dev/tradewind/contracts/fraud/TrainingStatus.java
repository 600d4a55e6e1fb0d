package dev.tradewind.contracts.fraud;

/** How far a training is. */
public enum TrainingStatus {
    WAITING,
    RUNNING,
    /** There is a new challenger. */
    DONE,
    /** There was too little to learn from; nothing has changed. */
    REFUSED,
    FAILED
}
