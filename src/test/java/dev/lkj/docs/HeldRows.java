package dev.lkj.docs;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tests show that a row of the page of differences is true, by what the row is about. */
final class HeldRows {
    private static final String DEPLOY = """
            after the build: cli.JsonResultTest#aVersionThatServesIsVerified
            .gitignore in the upload: source.ignore.GitOracleTest#leavesOutWhatGitIgnoresBelowTheTop
            .dockerignore in the upload: source.ignore.DockerPatternVectorsTest#judgesAsRecorded \
            source.PackingPlanVectorsTest#packsWhatTheCaseSays
            built-in exclusions: source.BuiltInNamesTest#dockerignoreBringsBack source.BuiltInNamesTest#gitignoreBringsBack
            ignored folders: source.PackingPlanTest#foldersThatAreLeftOutAreNotEntered \
            source.PackingPlanTest#folderIsEnteredWhenALaterLineReachesIntoIt
            malformed pattern in .dockerignore: cli.DifferencesTest#aMalformedPatternIsNamedBeforeAnyRequest
            unreadable ignore file: source.UnreadableTest#folderNamedDockerignore source.UnreadableTest#folderNamedGitignore
            files named *Dockerfile*: source.PackingPlanVectorsTest#packsWhatTheCaseSays
            links: source.OddTreesTest#linksPipesAndSocketsAreDroppedAndListed
            archive: source.SourceArchiveTest#sameTreeGivesTheSameBytes \
            source.SourceArchiveTest#entriesTellNothingOfTheMachine
            order: process.OutputFaultsTest#archiveThatCannotBeWrittenIsExitOneAndSendsNothing
            upload: process.LargeTreeTest#overAGibibyteIsRefusedBeforeTheDeployCall \
            cloud.SourceUploadTest#tellsHowMuchWasSentAndStartsOverWithEachTry
            line limit in build and log streams: cli.DeployScenariosTest#linesOfABuildMayBeLong \
            cloud.LogStreamTest#passesOnLinesOfAnyLength
            a failed step, but no error line: cli.DeployScenariosTest#aFailedStepFailsTheBuildWithoutAnErrorLineToo
            a cut build stream: cli.DeployScenariosTest#afterACutStreamTheVersionThatAppearsIsFollowed
            a build that takes fifteen minutes: cloud.BuildStreamTest#endsWithCutWhenTheStreamStaysSilent
            unknown type of project: cli.DifferencesTest#anUnknownTypeOfProjectIsDeployedWithItsDockerfile
            --secrets value without =: cli.UsageTest#wrongWordsAreExplained
            limits of secrets and deployment names: project.SecretsErrorsTest#takesNamesOf70CharactersAndNoMore \
            project.SecretsErrorsTest#mountsFilesOfOneMegabyteAndNoMore cli.UsageTest#wrongWordsAreExplained
            --region: cli.UsageTest#wrongWordsAreExplained
            --id: cli.DeployScenariosTest#theFlagBeatsTheFile
            --dry-run, --detach, --timeout, --json: cli.JsonResultTest#aDryRunHasAPlanAndAResult \
            cli.JsonResultTest#whoDoesNotWaitDoesNotKnow cli.JsonResultTest#aRollThatTakesTooLongKeepsRolling
            a signal during the upload: cloud.CancelledCallTest#endsInTheMiddleOfAnUpload
            an image with --deployment: cli.DeployImageUsageTest#imagesAlwaysGoToProduction
            --image-tar file, --image: cli.DeployImageUsageTest#aTruncatedFileIsToldBeforeAnyRequest \
            cli.DeployImageUsageTest#anEngineThatDoesNotAnswerIsToldBeforeAnyRequest
            OCI layouts, layers in zstd, a tar compressed by gzip: image.ImageTarTest#anOciLayoutIsTakenByteForByte \
            image.ImageTarTest#aLayerInZstdGetsAManifestThatCanNameIt image.ImageTarTest#aTarThatIsCompressedAsAWholeIsUnderstood
            after the push of an image: cli.DeployImageTest#theImageOfATarIsPushedAndServes
            """;

    private static final String OTHER_VERBS = """
            livekit.toml: cli.CreateAgentTest#aFailureAfterwardsSaysHowToGoOn
            livekit.toml of another agent: cli.CreateAgentTest#aFileOfAnotherAgentIsNotReplacedWithoutAWord
            create --deployment: cli.CreateAgentTest#badInputChangesNothing
            a new Dockerfile where there is a .dockerignore: cli.DifferencesTest#aDockerignoreThatIsThereStays
            an error before the agent exists: cli.CreateAgentTest#anOldSdkChangesNothing \
            cli.CreateAgentTest#aFailureBeforeTheAgentExistsLeavesNoFile
            generated .dockerignore: source.generate.GeneratedFilesTest#leavesOutWhatTheAgentDoesNotNeed
            a generated Dockerfile for Node.js: process.GeneratedDockerfileComponentTest#whatItBuildsRunsAsTheServiceWants
            the entrypoint in a generated Dockerfile: cli.DockerfileTest#worksOnAnotherFolderWithPathsRelativeToIt
            without --version: cli.TranscriptReplayTest#bareRollbackGoesToTheVersionBeforeTheCurrentOne
            a version that does not exist or is current: \
            cli.TranscriptReplayTest#rollbackToAnUnknownVersionIsRefusedBeforeTheRequest \
            deploy.RollbackChoiceTest#refusesTheCurrentVersionWhileNothingRolls deploy.RollbackChoiceTest#theCurrentVersionCancelsARoll
            after the call: cli.JsonResultTest#aRollbackNamesTheVersionThatServesAgain
            a plan without rollback: cli.RebuildTest#aPlanWithoutRollbackLeadsHere
            after promote, restart, update, update-secrets: cli.RestartTest#aNewerTimeOfDeploymentIsTheEnd \
            cli.RestartTest#anEndThatTheServiceDoesNotShowIsSaid cli.PromoteTest#aVersionThatDoesNotServeIsAFailure
            promote: cli.PromoteTest#bothVersionsAreNamed
            update: cli.DifferencesTest#anUpdateLeavesTheProjectFileAlone
            update --id: cli.RestartTest#anUpdateNeedsAProjectFile
            update-secrets --overwrite: cli.SecretsTest#whatMakesNoSenseChangesNothing cli.SecretsTest#whatAnOverwriteRemovesIsListed
            update-secrets --remove NAME: cli.SecretsTest#aSecretIsRemovedByItsName
            after a change of secrets: cli.SecretsTest#aSecretThatIsNotThereAfterwardsIsAnError \
            cli.SecretsTest#aSecretThatIsStillThereIsAnError cli.SecretsTest#aSecretWhoseTimeDidNotMoveIsAnError
            secrets diff: cli.SecretsTest#namesAreComparedWithAFile cli.SecretsTest#aFolderCalledDiffCanBeNamed
            delete: cli.DeleteTest#withoutATerminalItNeedsConsent process.TerminalConsentTest#theTypedIdDeletesTheAgent
            delete --deployment production: cli.DeleteTest#noWayOfWritingProductionDeletesTheAgent
            a declined question: process.TerminalConsentTest#nothingElseDoes
            restart and logs, errors of the service: cli.RestartTest#aRefusalIsToldInTheSameFormAsOthers \
            cli.LogsTest#aRefusalIsToldWithItsDetails
            private-link create --port: cli.PrivateLinkTest#aPortThatIsNoneIsRefusedBeforeAnyRequest
            """;

    private static final String TARGETS = """
            unknown --project or --subdomain: project.ProjectResolverErrorsTest#refusesAnUnknownProjectAndListsTheKnown \
            project.ProjectResolverErrorsTest#refusesAnUnknownSubdomain
            --dev beside --project: project.ProjectResolverErrorsTest#refusesAProjectBesideDev \
            project.ProjectResolverErrorsTest#refusesKeysBesideDevWhereverTheyComeFrom
            a folder given, and ./livekit.toml chose the project: cli.DeployScenariosTest#theFolderIsPackedAndItsFileIsInForce \
            project.TargetCheckTest#namesBothFilesWhenTheOneHereChoseTheProject
            an env file that no flag names: project.SecretsCollectorTest#looksForAFileInTheWorkingDirectory
            config DIR: cli.DifferencesTest#configLooksAndWritesInItsFolder
            config over another agent's file: cli.DifferencesTest#configOverAnotherAgentsFileNeedsAYes
            config over the file of the same agent: cli.DifferencesTest#configOverTheSameAgentsFileAsksNothing
            a livekit.toml of the old form: cli.DifferencesTest#aFileOfTheOldFormIsCompletedAndNeverGuessed
            writing livekit.toml: project.LiveKitTomlSaveTest#keepsCommentsOrderAndUnknownKeys
            project URL <subdomain>.localhost: project.TargetCheckTest#acceptsAProjectOfTheEmulatorsForm
            base URL: cloud.EndpointsTest#agreesWithTheVectors
            project list --json: cli.project.ProjectCommandsTest#secretsAreNeverPrinted
            project add, remove, set-default: cli.project.ProjectCommandsTest#addGivesJsonToPrograms
            project add that asks for the name: process.TerminalLoginTest#theFirstProjectBecomesTheDefaultThoughItsNameIsAskedFor
            project add --url: cli.project.ProjectCommandsTest#aUrlThatIsNoneIsTakenWithAWarning
            project remove of an unknown name: cli.project.ProjectCommandsTest#anUnknownNameToRemoveIsAWarning
            cloud auth while: cli.cloud.ConfirmationTest#aServiceThatStumblesIsAskedAgain \
            cli.cloud.ConfirmationTest#aServiceThatStaysAwayIsGivenUp
            cloud auth with questions: process.TerminalLoginTest#aKeyThatWasGrantedIsSavedUnderAFreeName
            cloud auth --revoke: process.TerminalLoginTest#theDefaultProjectIsRevokedAfterAYes \
            cli.cloud.AuthCommandTest#whatIsUnclearIsNotDone
            writing the CLI config file: project.CliConfigFileTest#addsAndSetsWithoutTouchingTheRest \
            project.CliConfigFileTest#processesLoseNothing
            a CLI config file that others can read: project.CliConfigFileTest#aFileThatOthersCanReadIsClosedToThem
            project add --api-secret on a terminal: process.TerminalAccountTest#whatIsGivenIsShownAndNotAskedFor
            cloud auth that is left before: process.TerminalLoginTest#ctrlCEndsTheWait
            """;

    private static final String THE_REST = """
            agent init, the list of templates: cli.init.InitCommandTest#aListThatCannotBeFetchedIsTold \
            cli.init.InitCommandTest#aTemplateOfARepositoryBecomesAProject
            --template-url: cli.init.InitCommandTest#aFolderIsATemplateToo
            a failure or a signal before the template is complete: cli.init.InitCommandTest#aBrokenTemplateLeavesNothing \
            process.TerminalInitTest#aSignalWhileTheTemplateComesLeavesNothing
            .env.local: cli.init.InitCommandTest#aTemplateOfARepositoryBecomesAProject
            the template's tasks: cli.init.StarterTemplateTest#thePythonStarterIsNamedAfterTheAgent \
            cli.init.InitCommandTest#aFailedInstallIsAWarning
            --lang: cli.InitDeployTest#theLanguageChoosesTheStarter
            --deploy: cli.InitDeployTest#namesWithoutAValueAreNoSecrets
            agent console, daemon, simulate: process.LocalRunTest#whatLkjDoesNotHaveNamesTheToolThatHasIt
            agent start, and a signal: process.LocalRunTest#signalsReachTheAgent
            agent dev that crashed: process.LocalRunTest#anAgentThatCrashedStartsAgainWhereSomebodyWatches
            agent start DIR: cli.local.LocalAgentTest#isFound
            tables on a terminal: cli.ScreensTest#status cli.TranscriptReplayTest#doesWhatTheReferenceDid
            --json: cli.JsonPageTest#everyOtherCommandIsNamedAsOneWithout cli.JsonPageTest#commandsTellTheEventsOfTheirRow
            retries: cloud.ResendTest#triesAReadAgainThatWasCut cloud.ResendTest#doesNotTryAWriteAgainThatMayHaveBeenActedOn
            a required flag or name is missing: cli.PrivateLinkTest#missingFlagsAreNamedTogether \
            cli.project.ProjectCommandsTest#whatIsWrongIsSaidAndNothingChanges
            links on a terminal: cli.ScreensTest#deployOnATerminal
            what is typed wrongly: cli.UsageTest#wrongWordsAreExplained
            a quantity that cannot be read: cli.StatusTableTest#aQuantityThatIsNoneIsWarnedOf
            theme in the CLI config file: cli.DifferencesTest#aThemeHasNoEffect
            a cut log stream: cli.LogsTest#aStreamThatBreaksOffIsOpenedAgainWithoutRepeatingLines
            log region: cli.LogsTest#severalDeploymentsAreToldApart cli.LogsTest#whatIsNotThereIsRefused
            logs -d A -d B: cli.LogsTest#severalDeploymentsAreToldApart cli.LogsTest#allRegionsAreShownAtOnce
            logs: cli.LogsTest#flagsChooseLines cli.LogsTest#whatIsNotShownIsSaid
            help, messages on standard error: cli.HelpTest#eachCommandHasItsHelpInEightyColumns
            """;

    private HeldRows() {}

    /** Beginnings of rows, in the order of the page, with the tests that hold each. */
    static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String part : List.of(DEPLOY, OTHER_VERBS, TARGETS, THE_REST)) {
            part.lines()
                    .map(line -> line.split(": ", 2))
                    .forEach(row -> all.put(row[0], Arrays.asList(row[1].split(" +", -1))));
        }
        return all;
    }
}
