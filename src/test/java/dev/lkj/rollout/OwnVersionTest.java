package dev.lkj.rollout;

import static dev.lkj.rollout.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which version is the one to follow. Version 1 served before; the deploy call announced the tag 2. */
class OwnVersionTest {
    private static final Map<String, String> MINE = Map.of("git_commit", "abc");
    private static final Map<String, String> OTHER = Map.of("git_commit", "def");
    private static final Baseline BEFORE = read().current("1")
            .version("0", "Stopped", false, MINE)
            .row("us-east", "1", "Running", 1)
            .baseline("");

    private static Reads now() {
        return read().version("0", "Stopped", false, MINE).row("us-east", "1", "Running", 1);
    }

    private static RolloutJudge judge(Wanted wanted, Baseline before) {
        return new RolloutJudge("", wanted, before, false);
    }

    private final RolloutJudge deploy = judge(new Wanted.Deployed("2", MINE), BEFORE);

    private static void assertFollows(RolloutState state, String version) {
        assertThat(state).isInstanceOfSatisfying(RolloutState.InProgress.class, progress -> {
            assertThat(progress.version()).isEqualTo(version);
            assertThat(progress.listed()).isTrue();
        });
    }

    private static void assertNotListed(RolloutState state) {
        assertThat(state)
                .isInstanceOfSatisfying(
                        RolloutState.InProgress.class,
                        progress -> assertThat(progress.listed()).isFalse());
    }

    @Test
    void isTheOneNamedLikeTheTag() {
        assertFollows(deploy.next(now().current("1").version("2", "Deploying").seen()), "2");
    }

    @Test
    void isTheOneNamedLikeTheTagWhateverItsAttributes() {
        assertFollows(
                deploy.next(now().current("1")
                        .version("2", "Deploying", false, OTHER)
                        .version("3", "Deploying", false, MINE)
                        .seen()),
                "2");
    }

    @Test
    void isAfterTwoReadsTheNewOneWithTheSameAttributes() {
        Reading.Seen seen = now().current("1")
                .version("x", "Deploying", false, MINE)
                .version("y", "Deploying", false, OTHER)
                .seen();
        assertNotListed(deploy.next(seen));
        assertFollows(deploy.next(seen), "x");
    }

    @Test
    void isNotAnOldOneWithTheSameAttributes() {
        Reading.Seen seen = now().current("1").seen();
        assertNotListed(deploy.next(seen));
        assertNotListed(deploy.next(seen));
        assertNotListed(deploy.next(seen));
    }

    @Test
    void isNotGuessedWhereNothingIsKnownOfTheTimeBefore() {
        RolloutJudge judge = judge(new Wanted.Deployed("2", MINE), Baseline.UNKNOWN);
        assertNotListed(judge.next(now().current("1").seen()));
        assertNotListed(judge.next(
                now().current("1").version("x", "Deploying", false, MINE).seen()));
    }

    @Test
    void isAmbiguousWhereTwoWouldDo() {
        Reading.Seen seen = now().current("1")
                .version("x", "Deploying", false, MINE)
                .version("y", "Building", false, MINE)
                .seen();
        assertNotListed(deploy.next(seen));
        assertThat(deploy.next(seen))
                .isInstanceOfSatisfying(
                        RolloutState.Ambiguous.class,
                        state -> assertThat(state.versions()).containsExactly("x", "y"));
    }

    @Test
    void isTheOneNamedLikeTheTagAlsoWhereTwoOthersWouldDo() {
        deploy.next(now().current("1").seen());
        assertFollows(
                deploy.next(now().current("1")
                        .version("x", "Deploying", false, MINE)
                        .version("2", "Deploying", false, MINE)
                        .seen()),
                "2");
    }

    @Test
    void staysTheOneThatWasFoundWhenAnotherOfItsKindAppears() {
        Reading.Seen first =
                now().current("1").version("x", "Deploying", false, MINE).seen();
        deploy.next(first);
        assertFollows(deploy.next(first), "x");
        assertFollows(
                deploy.next(now().current("1")
                        .version("x", "Deploying", false, MINE)
                        .version("y", "Building", false, MINE)
                        .seen()),
                "x");
    }

    @Test
    void isNotOvertakenByItselfUnderAnotherName() {
        Reading.Seen seen = read().version("1", "Draining")
                .version("x", "Running", true, MINE)
                .row("us-east", "x", "Running", 1)
                .seen();
        assertNotListed(deploy.next(seen));
        assertThat(deploy.next(seen))
                .isInstanceOfSatisfying(
                        RolloutState.Serves.class,
                        state -> assertThat(state.version()).isEqualTo("x"));
    }

    @Test
    void isTheOneThatARollbackNames() {
        RolloutJudge judge = judge(new Wanted.Existing("0"), BEFORE);
        assertFollows(judge.next(now().current("1").seen()), "0");
    }

    @Test
    void isNotListedWhenTheRollbacksTargetIsGone() {
        RolloutJudge judge = judge(new Wanted.Existing("gone"), BEFORE);
        for (int i = 0; i < 3; i++) {
            assertNotListed(
                    judge.next(now().current("1").version("x", "Deploying").seen()));
        }
    }

    @Test
    void isTheNextThatBecomesCurrent() {
        RolloutJudge judge = judge(new Wanted.NextCurrent(), BEFORE);
        assertNotListed(judge.next(now().current("1").version("2", "Deploying").seen()));
        assertThat(judge.next(
                        read().current("2").row("us-east", "2", "Running", 1).seen()))
                .isInstanceOf(RolloutState.Serves.class);
    }

    @Test
    void isNotTheCurrentOneWhereNothingIsKnownOfTheTimeBefore() {
        RolloutJudge judge = judge(new Wanted.NextCurrent(), Baseline.UNKNOWN);
        Reading.Seen seen =
                read().current("1").row("us-east", "1", "Running", 1).seen();
        assertNotListed(judge.next(seen));
        assertNotListed(judge.next(seen));
    }

    @Test
    void staysTheOneThatBecameCurrentFirst() {
        RolloutJudge judge = judge(new Wanted.NextCurrent(), BEFORE);
        judge.next(now().current("1").seen());
        assertFollows(judge.next(now().current("2").seen()), "2");
        assertThat(judge.next(now().version("2", "Draining").current("3").seen()))
                .isInstanceOfSatisfying(RolloutState.Overtaken.class, state -> {
                    assertThat(state.version()).isEqualTo("2");
                    assertThat(state.by()).isEqualTo("3");
                });
    }
}
