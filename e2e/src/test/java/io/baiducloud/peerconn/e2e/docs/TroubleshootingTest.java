package io.baiducloud.peerconn.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baiducloud.peerconn.operator.plan.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every entry of the troubleshooting page is tried: a test stages it, sees the symptom and, where somebody can do something
 * about it, does what the page says. What is staged in a life on a real API server stands as {@code Class.method}; the exact
 * words stand in the planner's cases, {@code plan/nnn}.
 */
class TroubleshootingTest {
    private static final Path ROOT = Page.PROJECT.root();
    private static final Pattern BOLD = Pattern.compile("(?m)^\\*\\*(.+?)\\*\\*");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");

    /** What the entry begins with, and what stages it. */
    private static final Map<String, List<String>> STAGED = staged(
            // Nothing happens at all
            "READY is Unknown, REASON is Pending | ShardsIT.eachShardLooksAfterItsOwnObjectsUnderItsOwnLease"
                    + " PeerConnectionOnServerIT.anObjectThatNobodyWatchesDoesNotLookHealthy",
            "Creating, Updating, Deleting. | WritesIT.eventsTellOfTransitionsOnly plan/005 plan/024 plan/170",
            "The condition Paused is True. | TroubleIT.pausedObjectMakesNoCallAndIsSaidToBePaused",
            "\"waiting for the first complete list | plan/002",
            "The operator does not start. | OperatorMainTest.refusesBadSettingsWithALineForEach"
                    + " OperatorMainTest.saysThatTheApiServerDoesNotAnswer OperatorMainTest.saysThatTheDefinitionIsMissing"
                    + " StartupChecksIT.passesWithExactlyTheNeededPermissionsAndNamesEachThatIsMissing",
            // Credentials
            "SecretNotFound; there is no such Secret | TroubleIT.missingSecretIsNamedWithTheCommandAndItsComingWakesTheObject",
            "SecretNotFound, \"The operator may not read | CredentialsIT.secretWhereSecretsMayNotBeReadIsAnsweredWithTheValueToSet"
                    + " SecretCredentialsTest.namesTheChartValueForANamespaceThatIsNotGranted",
            "SecretNotFound, \"This object has no | CredentialsIT.withoutAnyAccountBothWaysOutAreNamed"
                    + " SecretCredentialsTest.namesBothWaysOutWithoutReferenceAndDefault",
            "SecretInvalid; | SecretCredentialsTest.saysWhatIsWrongInASecret plan/242",
            "InvalidAccessKeyId; | TroubleIT.unknownAccessKeyIsSaid",
            "SignatureDoesNotMatch; | TroubleIT.wrongSecretIsSaidAndCallsBecomeRare",
            "SignatureDoesNotMatch, \"the cloud says | TroubleIT.wrongClockIsSaidAndNotBlamedOnTheKeys",
            "NotAllowed; | CredentialsIT.namespaceThatMayNotUseTheDefaultAccountIsToldTheOption plan/245",
            // The connection does not come
            "Creating, for minutes. | DoubtIT.processThatEndsBetweenTheRequestAndItsAnswerLeavesOneConnection plan/005",
            "Consulting. | OtherSideIT.otherAccountAcceptsInItsOwnRegionAndItsSideIsDriven"
                    + " NegotiationIT.deadlineIsShownAndPeopleAreWarnedTwoDaysBefore plan/063",
            "WaitingForRequest, | AcceptorIT.nothingNearToWhatIsExpectedIsEverAccepted",
            "WaitingForApproval, | AcceptorIT.manualAcceptanceOfARequestThatComesLaterNeedsItsId",
            "Blocked, \"was rejected, | NegotiationIT.rejectedRequestIsNeverMadeAgain plan/078",
            "QuotaExceeded. | TroubleIT.quotaIsSaidAndRetriedWhenThereIsRoom",
            "Blocked, \"The cloud refuses | SymptomsIT.whatTheCloudRefusesIsAskedForAgainWhenTheSpecChanges plan/046",
            // Somebody else is there
            "Conflict, \"… was not created by this operator\" |"
                    + " AdoptionIT.foreignConnectionIsAConflictUntilAdoptionIsAllowedAndIsRetainedInTheEnd plan/128",
            "Conflict, \"belongs to | AdoptionTableIT.complaint4ConnectionsAreTakenOverByIdAndByPairAsThePolicyAllowsAndNotOtherwise"
                    + " plan/137",
            "Conflict, \"… manages this side | OwnershipIT.secondObjectForTheSameSideIsInConflictAndTakesOverWhenTheFirstGoes"
                    + " plan/145",
            "Conflict, \"several connections | SymptomsIT.ofSeveralConnectionsTheOneThatIsNamedIsTaken plan/126",
            "IdentityMismatch. | AdoptionIT.wrongIdIsAnIdentityMismatch",
            // It was there
            "NotSynced, with READY Unknown. | TroubleIT.deadEndpointIsSaidAndNothingIsLost",
            "NotSynced under ObserveOnly. | ObserveOnlyIT.observeOnlyShowsWhatFullThenDoes",
            "Down, Expired. | SymptomsIT.stoppedOrExpiredConnectionIsShownAndNothingIsDoneAboutIt",
            "AbsenceUnconfirmed. | TroubleIT.keysOfAnotherAccountMakeNothingGo plan/107",
            "MassAbsence. | TroubleIT.manyThatVanishAtOnceAreHeldUntilAPersonSaysSo",
            "Synced is False, ProtectionRaised. | SymptomsIT.protectionThatSomebodySwitchedOnStaysUntilAPersonAsksForIt",
            "Blocked, \"the bandwidth of a prepaid connection can only | BillingIT.isBoughtOnceMadeFasterAndNeverSlower plan/091",
            // It does not go away
            "Deleting, \"is being released\" | DeletionEndsIT.longReleaseIsWaitedForAndAskedForOnceWhicheverProcessWaits"
                    + " plan/170 plan/176",
            "Deleting, \"a connection may have | DeletionEndsIT.openAttemptThatMadeNothingIsLookedForUntilTheGraceIsOver"
                    + " plan/157",
            "Blocked, \"is protected by deleteProtect | InitiatorLifeIT.deletionWaitsForProtectionAndThenReleasesAndDisappears"
                    + " plan/179",
            "Blocked, \"is protected, and not |"
                    + " DeletionHoldsIT.protectionSwitchedOnBehindOurBackIsNotLiftedByTheDeletionAndIsByAPerson plan/180",
            "Blocked, \"is prepaid | DeletionHoldsIT.unexpiredPrepaidConnectionIsHeldUntilItsEnd plan/186",
            "Blocked, \"the operator only observes\" | DeletionHoldsIT.operatorThatOnlyObservesReleasesNothingAndLetsRetainedObjectsGo"
                    + " plan/197",
            "Blocked, \"peerConnId names | plan/252",
            "IdentityMismatch, \"connection … does not match | CredentialsIT.keysOfThePeersAccountLetNothingGoAndCreateNothing plan/266",
            "Conflict, \"several connections stand between these VPCs, and | plan/265",
            "ReleaseLimited, | DeletionHoldsIT.brakeHoldsAPrunedFolderAndAPersonLetsOneThrough plan/190",
            "SecretNotFound and its like, |"
                    + " DeletionHoldsIT.complaint18KeysThatNobodyHasAnyMoreHoldTheObjectVisiblyAndRetainFreesIt");

    @Test
    void everyEntryIsStagedByATestThatShowsItsWords() {
        // given
        List<String> entries = entries();
        assertThat(entries).hasSizeGreaterThan(40);

        // when
        List<String> untried = new ArrayList<>();
        for (String entry : entries) {
            List<String> stages = STAGED.entrySet().stream()
                    .filter(staged -> entry.startsWith(staged.getKey()))
                    .max(Comparator.comparingInt(staged -> staged.getKey().length()))
                    .map(Map.Entry::getValue)
                    .orElse(List.of());
            String seen = stages.stream().map(TroubleshootingTest::evidence).collect(Collectors.joining("\n"));
            if (stages.isEmpty()) {
                untried.add(entry + ": no test stages it");
            }
            symptoms(entry)
                    .filter(word -> !stages.isEmpty() && !seen.contains(word))
                    .forEach(word -> untried.add(entry + ": " + stages + " do not show " + word));
        }

        // then
        assertThat(untried).isEmpty();
        assertThat(STAGED.keySet())
                .as("entries that the page no longer has")
                .allMatch(start -> entries.stream().anyMatch(entry -> entry.startsWith(start)));
    }

    /** The bold beginnings of paragraphs, and the rows of the tables of reasons, of the part that is no exercise. */
    private static List<String> entries() {
        Page page = Page.read("docs/troubleshooting.md");
        String whole = String.join("\n", page.lines());
        String text = whole.substring(0, whole.indexOf("\n## Practise"));
        List<String> entries = new ArrayList<>();
        // a quotation may go on in the next line
        BOLD.matcher(text.replaceAll("(?<=\\S)\n(?=\\S)(?![|*#])", " "))
                .results()
                .map(found -> found.group(1))
                .forEach(entries::add);
        page.tables().stream()
                .filter(table -> table.rows().getFirst().getFirst().equals("REASON"))
                .flatMap(table -> table.rows().stream()
                        .skip(1)
                        .map(row -> entry(table.rows().getFirst(), row)))
                .forEach(entries::add);
        return entries;
    }

    private static String entry(List<String> head, List<String> row) {
        return head.get(1).equals("message") ? row.getFirst() + ", " + row.get(1) : row.getFirst() + "; " + row.get(1);
    }

    /** The reasons that an entry begins with, and what it quotes. */
    private static Stream<String> symptoms(String entry) {
        String beforeQuotes = entry.replaceFirst("[\";].*", "");
        Stream<String> reasons = Arrays.stream(Reason.values())
                .map(Reason::word)
                .filter(word -> Pattern.compile("\\b" + word + "\\b")
                        .matcher(beforeQuotes)
                        .find());
        Stream<String> quotes = QUOTE.matcher(entry)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split("…")))
                .map(part -> part.strip())
                .filter(part -> !part.isEmpty());
        return Stream.concat(reasons, quotes);
    }

    /** The text of a test's method, or of a case of the planner. */
    private static String evidence(String stage) {
        if (stage.startsWith("plan/")) {
            return golden(stage.substring("plan/".length()));
        }
        String type = stage.substring(0, stage.indexOf('.'));
        String method = stage.substring(stage.indexOf('.') + 1);
        String source = sources().getOrDefault(type, "");
        int start = source.indexOf("void " + method + "(");
        assertThat(start).as("%s does not exist", stage).isNotNegative();
        int end = source.indexOf("\n    }\n", start);
        // sums of texts read as one
        return source.substring(start, end).replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static String golden(String number) {
        Path folder = ROOT.resolve("operator/src/test/resources/plan");
        try (Stream<Path> cases = Files.list(folder)) {
            Path found = cases.filter(one -> one.getFileName().toString().startsWith(number + "-"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no case " + number));
            return Files.readString(found.resolve("expected.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String folder : List.of("e2e/src/test/java", "operator/src/test/java")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file : files.filter(one -> one.toString().matches(".*(IT|Test)\\.java"))
                        .toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static Map<String, List<String>> staged(String... rows) {
        Map<String, List<String>> staged = new LinkedHashMap<>();
        for (String row : rows) {
            String[] halves = row.split(" \\| ?", 2);
            staged.put(halves[0], List.of(halves[1].strip().split(" ")));
        }
        return staged;
    }
}
