using Microsoft.Playwright;

namespace CitizenParticipation.BrowserTests.Journeys;

/// <summary>What belongs to an account, without a mouse.</summary>
public sealed class KeyboardAccountTests(RunningApp app, Browser browser) : BrowserTest(app, browser)
{
    [Fact]
    public async Task Somebody_confirms_later_forgets_the_password_moves_and_leaves()
    {
        const string first = "Im Park blüht der Flieder", second = "Am Kanal blüht der Holunder";
        var email = $"tasten-{Guid.NewGuid():N}@demo.example";
        var visitor = await ComeAsync();
        await visitor.RegisterAsync("Vergesslich", email, first);
        var page = visitor.Page;
        await page.PressAsync(page.Locator("main").Link("Anmelden"));
        await SignInAsync(page, email, first);

        // The first letter is lost; the form says why nothing can be proposed yet and leads to another.
        await page.PressAsync(page.Link("Vorschlag machen").First);
        await page.PressAsync(page.Locator("main .card-title a").First);
        await page.PressAsync(page.Locator("main a[href='/account/confirm-again']"));
        await page.PressAsync(page.Locator("main").Button("Link schicken"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync(email);
        await page.PressAsync((await visitor.LetterAsync(email, "bestätigen")).Locator("a[href*='/account/confirm']"));
        await page.PressAsync(page.Button("Adresse bestätigen"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Danke, Ihre Adresse ist bestätigt");

        await page.ChooseInMenuAsync("Abmelden");
        await page.PressAsync(page.Locator(".header-tools").Link("Anmelden"));
        await page.PressAsync(page.Link("Passwort vergessen?"));
        await page.TypeIntoAsync("#f-Email", email);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Bitte sehen Sie in Ihr Postfach");
        await page.PressAsync((await visitor.LetterAsync(email, "Passwort")).Locator("a[href*='/account/reset']"));
        await page.TypeIntoAsync("#f-Password", second);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Ihr neues Passwort gilt");
        await page.PressAsync(page.Locator("main").Link("Anmelden"));
        await SignInAsync(page, email, second);

        await page.ChooseInMenuAsync("Mein Konto");
        await page.ChooseAsync("#f-HomeDistrict", "Erle");
        await page.PressAsync(page.Button("Stadtteil speichern"));
        await Expect(page.Locator("main [role=status]")).ToContainTextAsync("Sie wohnen jetzt in Erle");
        await page.TypeIntoAsync("#f-Password", second);
        await page.PressAsync(page.Button("Konto endgültig schließen"));
        await Expect(page.Heading()).ToHaveTextAsync("Ihr Konto ist geschlossen");
    }

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.TypeIntoAsync("#f-Email", email);
        await page.TypeIntoAsync("#f-Password", password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".header-tools details.dropdown:has(form) > summary")).ToContainTextAsync("Vergesslich");
    }
}
