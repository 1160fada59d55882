package io.baiducloud.peerconn.simulator.model;

/**
 * Every reason for which a request is refused.
 *
 * <p>Codes of the common table are documented. For rules of peer connections no reachable source names a code, so
 * each is a setting ({@code errors.<name>}) whose default is an invention in the provider's manner; clients must
 * treat codes as open strings.
 */
public enum Refusal {
    ACCESS_DENIED(403, "AccessDenied", "Access denied.", true),
    INAPPROPRIATE_JSON(
            400,
            "InappropriateJSON",
            "The JSON you provided was well-formed and valid, but not appropriate for this operation.",
            true),
    INTERNAL_ERROR(500, "InternalError", "We encountered an internal error. Please try again.", true),
    INVALID_ACCESS_KEY_ID(
            403, "InvalidAccessKeyId", "The Access Key ID you provided does not exist in our records.", true),
    INVALID_AUTH_HEADER(
            400,
            "InvalidHTTPAuthHeader",
            "The HTTP authorization header is invalid. Consult the service documentation for details.",
            true),
    INVALID_HTTP_REQUEST(400, "InvalidHTTPRequest", "There was an error in the body of your HTTP request.", true),
    INVALID_URI(400, "InvalidURI", "Could not parse the specified URI.", true),
    MALFORMED_JSON(400, "MalformedJSON", "The JSON you provided was not well-formed.", true),
    INVALID_VERSION(404, "InvalidVersion", "The API version specified was invalid.", true),
    REQUEST_EXPIRED(400, "RequestExpired", "Request has expired. Timestamp date is %s.", true),
    TOKEN_MISMATCH(
            403,
            "IdempotentParameterMismatch",
            "The request uses the same client token as a previous, but non-identical request.",
            true),
    SIGNATURE_MISMATCH(
            400,
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided. Check your Secret Access"
                    + " Key and signing method. Consult the service documentation for details.",
            true),
    STS_BAD_BODY(400, "InvalidRequestBody", "The request body is invalid.", true),
    NO_SUCH_ACCOUNT(404, "NoSuchObject", "account not exist", true),

    SESSION_TOKEN_INVALID(403, "InvalidSessionToken", "The session token is missing, unknown or expired.", false),
    NO_SUCH_ROLE(404, "NoSuchRole", "The role does not exist or does not trust the caller.", false),
    NO_SUCH_CONNECTION(404, "NoSuchPeerConn", "The specified peer connection does not exist.", false),
    NO_SUCH_VPC(404, "NoSuchVpc", "The specified vpc does not exist.", false),
    NO_SUCH_INTERFACE(404, "NoSuchPeerConnInterface", "The specified localIfId does not exist.", false),
    PARAMETER_INVALID(400, "InvalidParameter", "A request parameter is missing or invalid.", false),
    CLIENT_TOKEN_MISSING(400, "MissingClientToken", "The parameter clientToken is required.", false),
    CLIENT_TOKEN_INVALID(400, "InvalidClientToken", "clientToken must be ASCII of at most 64 characters.", false),
    SAME_VPC(400, "PeerConnSameVpc", "The two vpcs must differ.", false),
    BOTH_RELAY(400, "PeerConnRelayVpc", "Two relay vpcs can not be connected.", false),
    PREPAID_SAME_REGION(
            400, "PeerConnPrepaidNotSupported", "A connection within one region can only be Postpaid.", false),
    RESERVATION_INVALID(400, "PeerConnReservationInvalid", "The reservation is not valid.", false),
    BANDWIDTH_INVALID(400, "PeerConnBandwidthInvalid", "The bandwidth is out of range.", false),
    TEXT_TOO_LONG(400, "PeerConnTextTooLong", "A name or description is too long.", false),
    TOO_MANY_TAGS(400, "PeerConnTooManyTags", "There are too many tags.", false),
    PEER_NAME_FOREIGN(
            400, "PeerConnPeerIfName", "peerIfName is only possible for connections within one account.", false),
    QUOTA_VPC(403, "PeerConnVpcQuotaExceeded", "The vpc has reached its quota of peer connections.", false),
    QUOTA_USER(403, "PeerConnQuotaExceeded", "The account has reached its quota of peer connections.", false),
    PAIR_EXISTS(409, "PeerConnAlreadyExist", "There is already a peer connection between the two vpcs.", false),
    THROTTLED(429, "RequestLimitExceeded", "There are too many requests.", false),
    ACCOUNT_IN_ARREARS(403, "AccountInArrears", "The account is in arrears.", false),
    ONLY_INITIATOR(403, "PeerConnOnlyInitiator", "Only the initiator may do this.", false),
    ONLY_ACCEPTOR(403, "PeerConnOnlyAcceptor", "Only the acceptor may do this.", false),
    STATE_FORBIDS(409, "PeerConnStatusInvalid", "The operation is not allowed in the present status.", false),
    DNS_BUSY(409, "PeerConnDnsStatusInvalid", "The DNS status does not allow the operation.", false),
    PROTECTED(403, "PeerConnDeleteProtected", "Deletion protection is on.", false),
    PREPAID_NOT_RELEASABLE(
            403, "PeerConnPrepaidNotExpired", "A prepaid connection can not be released before it expires.", false),
    PREPAID_NOT_LOWERED(
            400, "PeerConnPrepaidDowngrade", "The bandwidth of a prepaid connection can only be raised.", false),
    NOT_PREPAID(400, "PeerConnNotPrepaid", "The operation is only possible for prepaid connections.", false),
    CROSS_BORDER(400, "PeerConnCrossBorder", "The operation is not possible for cross-border connections.", false);

    private final int status;
    private final String code;
    private final String message;
    private final boolean documented;

    Refusal(int status, String code, String message, boolean documented) {
        this.status = status;
        this.code = code;
        this.message = message;
        this.documented = documented;
    }

    /** What is answered unless a setting says otherwise. */
    public ErrorAnswer defaultAnswer() {
        return new ErrorAnswer(status, code, message);
    }

    /** True when the provider's documentation names the code. */
    public boolean isDocumented() {
        return documented;
    }
}
