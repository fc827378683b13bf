using System.Diagnostics;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>A server of its own, in which a decision can be taken back for half a minute as everywhere outside the tests.</summary>
public sealed class PatientApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await RunningApp.WithAsync("--Moderation:UndoSeconds", "30");

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class DeskTests(PatientApp patient, Browser browser) : BrowserTest(patient.App, browser), IClassFixture<PatientApp>
{
    [Fact]
    public async Task Sixty_clear_cases_are_cleared_by_keyboard_with_three_keys_and_a_blink_each()
    {
        const int cases = 60;
        const int before60 = 4;
        await Proposers.HandInAsync(App, before60 + cases);
        var moderator = await ComeAsAsync("moderator-1");
        var page = await moderator.GoAsync("/moderation?kind=proposal");
        await Expect(page.Button("Tastenkürzel")).ToBeEnabledAsync();
        await page.Keyboard.PressAsync("j");
        var title = page.Locator("#case-title");
        await Expect(title).ToBeFocusedAsync();
        // As every day, these are not the first cases of the server.
        await DecideAsync(page, before60, []);

        var waited = new List<double>();
        var whole = Stopwatch.StartNew();
        var pressed = await DecideAsync(page, cases, waited);
        whole.Stop();
        var inOrder = string.Join(' ', waited.Select(w => $"{w:0}"));
        waited.Sort();
        double After(double share) => waited[(int)(waited.Count * share)];
        TestContext.Current.TestOutputHelper?.WriteLine($"{cases} cases: {pressed} keys, {whole.Elapsed.TotalSeconds:0.0} s, after a key {After(0.5):0} ms in the middle, {After(0.9):0} ms for 90 of 100, {After(0.95):0} ms for 95 of 100, {waited[^1]:0} ms at most\n{inOrder}");
        Assert.True(pressed <= 3 * cases);
        // A neighbour on the machine may take a turn of the processor from one of ten.
        Assert.True(After(0.8) <= 300, $"After a key the next thing was there after {After(0.8):0} ms (80 of 100; {After(0.5):0} ms in the middle).");
        Assert.True(whole.Elapsed < TimeSpan.FromMinutes(10));

        // All of it was real: sent now, it is in the log with the rules.
        await page.Keyboard.PressAsync("s");
        await Expect(page.Locator(".desk [role=status]")).ToContainTextAsync("Alles ist gesendet", new() { Timeout = 60_000 });
        await moderator.GoAsync("/moderation/decisions?show=all");
        await Expect(page.Locator("main")).ToContainTextAsync("Regel 5");
        await Expect(page.Locator("main")).ToContainTextAsync("Regel 6");
    }

    [Fact]
    public async Task Two_moderators_never_work_on_the_same_case_and_a_slip_is_taken_back_before_anybody_hears_of_it()
    {
        var title = Steps.NewTitle("Bank am Kanal");
        var author = await ComeAsAsync("resident-35", new Manner(Width: Manner.Phone));
        var proposal = await author.ProposeAsync(title);
        var first = await ComeAsAsync("moderator-1");
        var second = await ComeAsAsync("moderator-2");
        var one = await first.OpenCaseAsync(proposal);
        await Expect(one.Button("Tastenkürzel")).ToBeEnabledAsync();
        var two = await second.GoAsync("/moderation?kind=proposal");
        var line = two.Locator("a.desk-item", new() { HasText = title });
        await Expect(line).ToContainTextAsync("Moderation 1 (Demo) arbeitet daran");

        // A slip of the finger, seen by the other at once and taken back with one key.
        await one.Keyboard.PressAsync("p");
        await Expect(one.Locator(".desk-held")).ToContainTextAsync(title);
        await Expect(line).ToHaveCountAsync(0);
        await one.Keyboard.PressAsync("u");
        await Expect(one.Locator("#case-title")).ToHaveTextAsync(title);
        await Expect(line).ToBeVisibleAsync();

        // Handed over with the name of who did it.
        await one.GetByText("Fall weitergeben").ClickAsync();
        await one.Locator("#f-Colleague").SelectOptionAsync(new SelectOptionValue { Label = "Moderation 2 (Demo)" });
        await one.Button("Weitergeben").ClickAsync();
        await Expect(line).ToContainTextAsync("Ihnen übergeben von Moderation 1 (Demo)");
        await Expect(two.Button("Tastenkürzel")).ToBeEnabledAsync();
        await line.ClickAsync();
        await Expect(two.Locator("#case-title")).ToHaveTextAsync(title);
        await two.Keyboard.PressAsync("r");
        await two.Keyboard.PressAsync("5");
        await Expect(two.Locator(".desk-armed")).ToContainTextAsync("Enter sendet");
        await two.Keyboard.PressAsync("Enter");
        await Expect(two.Locator(".desk-held")).ToContainTextAsync(title);

        // The first comes back to it and is shown what the second has decided.
        await first.GoAsync("/moderation?case=" + proposal.Split('/')[^1]);
        await Expect(one.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Moderation 2 (Demo) hat gerade entschieden: Zurückgeben");
        await author.GoAsync("/me/proposals");
        var card = author.Page.Locator("#own article", new() { HasText = title }).Locator(".chip").First;
        await Expect(card).ToHaveTextAsync("Wird geprüft");
        await two.Keyboard.PressAsync("s");
        await Expect(two.Locator(".desk [role=status]")).ToContainTextAsync("Alles ist gesendet");
        await Expect(card).ToHaveTextAsync("Zurück an Sie");
    }

    [Fact]
    public async Task The_keys_rest_while_somebody_types_and_can_be_switched_off_for_good()
    {
        var title = Steps.NewTitle("Lampe am Weg");
        var author = await ComeAsAsync("resident-36");
        var proposal = await author.ProposeAsync(title);
        var moderator = await ComeAsAsync("moderator-2");
        var page = await moderator.OpenCaseAsync(proposal);
        await page.Locator("#f-Words").PressSequentiallyAsync("pxr j?");
        await Expect(page.Locator("#f-Words")).ToHaveValueAsync("pxr j?");
        await Expect(page.Locator("#case-title")).ToHaveTextAsync(title);

        await page.Button("Tastenkürzel").ClickAsync();
        await page.GetByLabel("Tastenkürzel benutzen").UncheckAsync();
        await page.Locator("#case-title").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#desk-keys")).ToBeVisibleAsync();
        await moderator.OpenCaseAsync(proposal);
        await Expect(page.GetByLabel("Tastenkürzel benutzen")).Not.ToBeCheckedAsync();
        await page.Locator("#case-title").FocusAsync();
        await page.Keyboard.PressAsync("p");
        await page.WaitForTimeoutAsync(500);
        await Expect(page.Locator("#case-title")).ToHaveTextAsync(title);
        await Expect(page.Locator(".desk-held")).ToHaveCountAsync(0);
    }

    /// <summary>Of six one goes back and one is refused, each by its rule.</summary>
    /// <returns>How many keys it took.</returns>
    private static async Task<int> DecideAsync(IPage page, int cases, List<double> waited)
    {
        var pressed = 0;
        for (var done = 0; done < cases; done++)
        {
            string[] keys = (done % 6) switch { 4 => ["r", "5", "Enter"], 5 => ["x", "6", "Enter"], _ => ["p"] };
            var before = await page.EvaluateAsync<string>("() => document.querySelector('#case-title').textContent");
            foreach (var key in keys) waited.Add(await WaitAfterAsync(page, key, before, isLast: key == keys[^1]));
            pressed += keys.Length;
        }

        return pressed;
    }

    /// <summary>From the press of a key until its effect stands on the page, as the browser's own clock tells it.</summary>
    private static Task<double> WaitAfterAsync(IPage page, string key, string before, bool isLast) => page.EvaluateAsync<double>(
        """
        async ([key, before, last]) => {
          const armed = () => document.querySelector(".desk-armed")?.textContent ?? "";
          const opened = () => document.querySelector("#case-title")?.textContent ?? "none";
          const said = armed();
          const began = performance.now();
          document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
          while (performance.now() - began < 10000) {
            await new Promise((next) => setTimeout(next, 4));
            if (last ? opened() !== before && document.activeElement?.id === "case-title" || document.querySelector("#queue .empty") : armed() !== said) return performance.now() - began;
          }
          throw new Error(`nothing happened after ${key}`);
        }
        """, new object[] { key, before, isLast });
}
