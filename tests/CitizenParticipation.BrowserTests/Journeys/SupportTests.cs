using System.Globalization;
using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

public sealed class SupportTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Supporting_and_taking_back_work_without_script()
    {
        var resident = await ComeAsAsync("resident-11", new Manner(Width: Manner.Phone, Script: false));
        var address = await resident.PublishedProposalAsync();
        var page = await resident.GoAsync(address);
        var before = await resident.TallyAsync();

        var post = await page.RunAndWaitForResponseAsync(() => page.Button("Unterstützen").ClickAsync(), r => r.Request.Method == "POST");

        Assert.Equal(303, post.Status);
        await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before + 1));
        await Expect(page.Locator(".support-status")).ToHaveTextAsync("Danke! Ihre Unterstützung ist gezählt.");
        await Expect(page.Button("Unterstützen")).ToBeHiddenAsync();

        await page.Button("Zurücknehmen").ClickAsync();

        await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before));
        await Expect(page.Locator(".support-status")).ToHaveTextAsync("Ihre Unterstützung ist zurückgenommen.");
        await Expect(page.Button("Unterstützen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Supporting_and_taking_back_work_without_a_new_page_where_there_is_script()
    {
        var resident = await ComeAsAsync("resident-12");
        var page = await resident.GoAsync(await resident.PublishedProposalAsync(1));
        var before = await resident.TallyAsync();
        await page.EvaluateAsync("window.stillHere = true");

        // Both buttons stand in the same place: the second half of a double click must not take the support back.
        await page.Button("Unterstützen").DblClickAsync();
        await Expect(page.Locator(".support-status")).ToHaveTextAsync("Danke! Ihre Unterstützung ist gezählt.");
        await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before + 1));
        await Expect(page.Button("Zurücknehmen")).ToBeFocusedAsync();

        // For 800 ms after that a click counts as part of the double click.
        await page.WaitForTimeoutAsync(900);
        await page.Button("Zurücknehmen").ClickAsync();
        await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before));
        await Expect(page.Button("Unterstützen")).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.stillHere"));
    }

    [Fact]
    public async Task Two_tabs_that_support_at_once_count_once()
    {
        var resident = await ComeAsAsync("resident-13");
        var address = await resident.PublishedProposalAsync(2);
        var first = await resident.GoAsync(address);
        var before = await resident.TallyAsync();
        var second = await resident.Context.NewPageAsync();
        await second.GotoAsync(address);

        await Task.WhenAll(first.Button("Unterstützen").ClickAsync(), second.Button("Unterstützen").ClickAsync());

        foreach (var page in (IPage[])[first, second])
        {
            await Expect(page.Button("Zurücknehmen")).ToBeVisibleAsync();
            await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before + 1));
        }

        await first.ReloadAsync();
        await Expect(first.Locator(".tally-big")).ToHaveTextAsync(Number(before + 1));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_led_to_signing_in_and_back_to_the_proposal()
    {
        var stranger = await ComeAsync(new Manner(Width: Manner.Phone));
        stranger.Expected.Add(401);
        var address = await stranger.PublishedProposalAsync(3);
        var page = await stranger.GoAsync(address);

        await page.Button("Zum Unterstützen anmelden").ClickAsync();
        await Expect(page.Heading()).ToHaveTextAsync("Anmelden");
        await page.Locator("#demo-resident").SelectOptionAsync("resident-14");
        await page.Locator("form:has(#demo-resident) button").ClickAsync();

        await Expect(page).ToHaveURLAsync(App.Address + address);
        await Expect(page.Button("Unterstützen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_demo_person_signs_in_finds_a_proposal_and_supports_it_with_the_keyboard_alone()
    {
        var resident = await ComeAsync();
        var page = await resident.GoAsync("/");

        await page.TabToAsync(page.Link("Anmelden"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading()).ToHaveTextAsync("Anmelden");
        await page.TabToAsync(page.Locator("#demo-resident"));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync(page.Locator("form:has(#demo-resident) button"));
        await page.Keyboard.PressAsync("Space");
        await Expect(page.Locator(".header-tools")).ToContainTextAsync("(Demo)");

        await page.TabToAsync(page.Locator(".activity a").First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".tally-big")).ToBeVisibleAsync();
        var before = await resident.TallyAsync();
        await page.TabToAsync(page.Button("Unterstützen"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".tally-big")).ToHaveTextAsync(Number(before + 1));
        await Expect(page.Button("Zurücknehmen")).ToBeFocusedAsync();
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.GetCultureInfo("de-DE"));
}
