package dev.wsss.operator.chaos;

/** Faults of the environment, and actions of users on their runs. */
enum Fault {
    OPERATOR_KILLED,
    API_SERVER_SLOW,
    API_SERVER_PAUSED,
    API_SERVER_REFUSES,
    STORE_SLOW,
    STORE_PAUSED,
    STORE_CUTS_ANSWERS,
    SECRET_ROTATED,
    POD_EVICTED,
    POD_TERMINATED,
    POD_FAILED,
    NODE_LOST,
    RUN_EDITED,
    RUN_SUSPENDED,
    RUN_RESUMED,
    RUN_ASKED_FOR_AGAIN,
    RUN_DELETED,
    RUN_CREATED_AGAIN
}
