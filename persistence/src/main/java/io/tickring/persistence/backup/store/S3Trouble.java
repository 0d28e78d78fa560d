package io.tickring.persistence.backup.store;

import java.io.IOException;
import java.io.InterruptedIOException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what a store that speaks S3 says in several, and what to do. */
final class S3Trouble {
    private static final int FORBIDDEN = 403;
    private static final int UNAUTHORIZED = 401;

    private S3Trouble() {
    }

    static IOException told(SdkException failure, String place) {
        if (failure instanceof AbortedException) {
            InterruptedIOException stopped = new InterruptedIOException("stopped while " + place + " was at work");
            stopped.initCause(failure);
            return stopped;
        }
        String reason = failure instanceof AwsServiceException answer ? answered(answer) : unanswered(failure);
        return new IOException(place + ": " + reason, failure);
    }

    private static String answered(AwsServiceException answer) {
        String code = answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
        if ("NoSuchBucket".equals(code)) {
            return "there is no such bucket; make it first, or correct backup.target";
        }
        if (answer.statusCode() == FORBIDDEN || answer.statusCode() == UNAUTHORIZED) {
            return "the store refused (" + code + "); check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, backup.region "
                    + "and what the key may do";
        }
        return "the store answered " + answer.statusCode() + " " + code;
    }

    private static String unanswered(SdkException failure) {
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        if (message.startsWith("Unable to load credentials")) {
            return "no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or make a profile with `aws "
                    + "configure`";
        }
        return "the store does not answer: " + message;
    }
}
