package io.baiducloud.peerconn.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.client.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an error means, for a mutation and for a read. */
class ErrorTableTest {
    @ParameterizedTest(name = "{0} {1}: {2}, because {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            400 | InappropriateJSON                | INVALID_REQUEST | INVALID_REQUEST | the common table
            400 | MalformedJSON                    | INVALID_REQUEST | INVALID_REQUEST | the common table
            400 | InvalidHTTPRequest               | INVALID_REQUEST | INVALID_REQUEST | the common table
            400 | InvalidURI                       | INVALID_REQUEST | INVALID_REQUEST | the common table
            404 | InvalidVersion                   | INVALID_REQUEST | INVALID_REQUEST | a wrong path is not a missing connection
            400 | -                                | INVALID_REQUEST | INVALID_REQUEST | status alone
            413 | -                                | INVALID_REQUEST | INVALID_REQUEST | status alone
            400 | InvalidClientToken               | INVALID_REQUEST | INVALID_REQUEST | a client token is no credential
            400 | MalformedPolicyStatement         | INVALID_REQUEST | INVALID_REQUEST | a statement is no state
            403 | InvalidAccessKeyId               | UNAUTHENTICATED | UNAUTHENTICATED | the common table
            400 | SignatureDoesNotMatch            | UNAUTHENTICATED | UNAUTHENTICATED | the common table
            400 | InvalidHTTPAuthHeader            | UNAUTHENTICATED | UNAUTHENTICATED | the common table
            400 | RequestExpired                   | UNAUTHENTICATED | UNAUTHENTICATED | the common table
            403 | RequestTimeTooSkewed             | UNAUTHENTICATED | UNAUTHENTICATED | another word for it
            403 | SecurityTokenExpired             | UNAUTHENTICATED | UNAUTHENTICATED | the session is over
            403 | InvalidSessionToken              | UNAUTHENTICATED | UNAUTHENTICATED | the session is none
            401 | -                                | UNAUTHENTICATED | UNAUTHENTICATED | status alone
            403 | AccessDenied                     | FORBIDDEN       | FORBIDDEN       | the common table
            403 | OptInRequired                    | FORBIDDEN       | FORBIDDEN       | the common table
            403 | QualifyNotPass                   | FORBIDDEN       | FORBIDDEN       | the VPC page
            403 | SeniorRealNameQualify            | FORBIDDEN       | FORBIDDEN       | seen live
            400 | AccessDenied                     | FORBIDDEN       | FORBIDDEN       | the code says more than the status
            402 | -                                | FORBIDDEN       | FORBIDDEN       | someone must pay
            403 | InsufficientBalance              | FORBIDDEN       | FORBIDDEN       | someone must pay
            403 | SomethingNew                     | FORBIDDEN       | FORBIDDEN       | status alone
            404 | NoSuchObject                     | NOT_FOUND       | NOT_FOUND       | the VPC page
            404 | NoSuchNat                        | NOT_FOUND       | NOT_FOUND       | seen live
            400 | ResourceNotfound                 | NOT_FOUND       | NOT_FOUND       | any case
            403 | InstanceNotExist                 | NOT_FOUND       | NOT_FOUND       | the code says more than the status
            404 | -                                | NOT_FOUND       | NOT_FOUND       | status alone
            410 | -                                | NOT_FOUND       | NOT_FOUND       | status alone
            403 | IdempotentParameterMismatch      | CONFLICT        | CONFLICT        | no denial although a 403
            409 | -                                | CONFLICT        | CONFLICT        | status alone
            412 | PreconditionFailed               | CONFLICT        | CONFLICT        | the common table
            423 | -                                | CONFLICT        | CONFLICT        | status alone
            400 | PeerConnStatusException          | CONFLICT        | CONFLICT        | a word about the state
            400 | InvalidState                     | CONFLICT        | CONFLICT        | a word about the state
            400 | NotAllowDeleteVpc                | CONFLICT        | CONFLICT        | known to Terraform
            400 | PeerConnAlreadyExist             | CONFLICT        | CONFLICT        | there already
            403 | DeleteProtected                  | CONFLICT        | CONFLICT        | protection can be switched off
            400 | PeerConnQuotaExceeded            | QUOTA_EXCEEDED  | QUOTA_EXCEEDED  | a word about the quota
            403 | ExceedLimit                      | QUOTA_EXCEEDED  | QUOTA_EXCEEDED  | a word about the quota
            400 | PeerConnLimitExceeded            | QUOTA_EXCEEDED  | QUOTA_EXCEEDED  | a word about the quota
            403 | RequestLimitExceeded             | THROTTLED       | THROTTLED       | calls, not things
            429 | -                                | THROTTLED       | THROTTLED       | status alone
            429 | AccessDenied                     | THROTTLED       | THROTTLED       | the status says it all
            400 | Throttling.User                  | THROTTLED       | THROTTLED       | a family
            503 | TooManyRequests                  | THROTTLED       | THROTTLED       | refused, not failed
            503 | -                                | OUTCOME_UNKNOWN | UNAVAILABLE     | it may fail after the work was done
            500 | InternalError                    | OUTCOME_UNKNOWN | UNAVAILABLE     | it may fail after the work was done
            502 | -                                | OUTCOME_UNKNOWN | UNAVAILABLE     | the gateway lost it
            504 | ResourceNotFound                 | OUTCOME_UNKNOWN | UNAVAILABLE     | the gateway knows of no resource
            408 | -                                | OUTCOME_UNKNOWN | UNAVAILABLE     | it may have arrived nevertheless
            103 | -                                | OUTCOME_UNKNOWN | UNAVAILABLE     | an answer was announced and did not come
            302 | -                                | UNAVAILABLE     | UNAVAILABLE     | somebody else answered
            407 | -                                | UNAVAILABLE     | UNAVAILABLE     | the proxy answered
            """)
    void codesAndStatusesHaveAMeaning(
            int status, String code, FailureKind ofMutation, FailureKind ofRead, String reason) {
        assertThat(ErrorTable.kindOf(Operation.CREATE_PEER_CONN, status, code))
                .as(reason)
                .isEqualTo(ofMutation);
        assertThat(ErrorTable.kindOf(Operation.LIST_PEER_CONNS, status, code))
                .as(reason)
                .isEqualTo(ofRead);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, because {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            OUTCOME_UNKNOWN | -                           | true  | nobody knows
            CONFLICT        | IdempotentParameterMismatch | true  | an earlier request under this token was taken
            CONFLICT        | InvalidState                | false | a refusal
            UNAVAILABLE     | -                           | false | it was not sent, or a read
            THROTTLED       | RequestLimitExceeded        | false | a refusal
            """)
    void whetherItWasPerhapsExecutedIsSaid(FailureKind kind, String code, boolean perhaps, String reason) {
        assertThat(ErrorTable.perhapsExecuted(kind, code)).as(reason).isEqualTo(perhaps);
    }
}
