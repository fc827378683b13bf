using CitizenParticipation.Accounts;

namespace CitizenParticipation.Tests.Accounts;

public class StaffNamesTests
{
    [Theory]
    [InlineData("Moderation")]
    [InlineData("Moderator")]
    [InlineData("moderatorin_7")]
    [InlineData("M o d e r a t i o n")]
    [InlineData("M.o.d.e.r.a.t.o.r")]
    [InlineData("M0derat1on")]
    [InlineData("Mode\u200Bration")]
    [InlineData("Mo\u00ADderator")]
    [InlineData("Мoderаtion")] // Cyrillic М and а
    [InlineData("Μοdеrαtοr")] // Greek and Cyrillic
    [InlineData("Модератор")]
    [InlineData("Ｍｏｄｅｒａｔｉｏｎ")] // wide
    [InlineData("𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐢𝐨𝐧")] // mathematical
    [InlineData("Möderation")]
    [InlineData("Modeeration")]
    [InlineData("Team Moderation")]
    [InlineData("Administrator")]
    [InlineData("Adm1n")]
    [InlineData("A d m i n")]
    [InlineData("Admin-Team")]
    [InlineData("Das Admin Team")]
    [InlineData("Verwaltung")]
    [InlineData("Stadtverwaltung GE")]
    [InlineData("VERVVALTUNG")]
    [InlineData("Stadt Gelsenkirchen")]
    [InlineData("Stadt.Ge1senkirchen")]
    [InlineData("stadtgelsenkirchen")]
    [InlineData("Gelsenkirchen")]
    [InlineData("City of Gelsenkirchen")]
    [InlineData("Bürgermeister")]
    [InlineData("Buergermeisterin")]
    [InlineData("Oberbürgermeister Müller")]
    [InlineData("Bezirksvertretung Nord")]
    [InlineData("Belediye Başkanı")]
    public void Names_that_could_be_taken_for_the_city_are_known(string name) => Assert.True(StaffNames.Imitates(name, "Gelsenkirchen"), Skeleton.Of(name));

    [Theory]
    [InlineData("Anna B.")]
    [InlineData("Moritz Oder")]
    [InlineData("Badminton-Club")]
    [InlineData("Modeste")]
    [InlineData("Gelsenkirchener Junge")]
    [InlineData("Oma aus Gelsenkirchen")]
    [InlineData("Stadtkind")]
    [InlineData("Kim")]
    [InlineData("Олена Коваль")]
    [InlineData("محمد العلي")]
    [InlineData("Γιώργος")]
    [InlineData("Ștefan Țăran")]
    [InlineData("Burger King")]
    [InlineData("Ruth Rath")]
    [InlineData("李明")]
    public void Names_of_people_are_free(string name) => Assert.False(StaffNames.Imitates(name, "Gelsenkirchen"), Skeleton.Of(name));

    [Fact]
    public void The_city_of_another_profile_is_another_name()
    {
        Assert.True(StaffNames.Imitates("Stadt Köln", "Köln"));
        Assert.True(StaffNames.Imitates("Stadt Koeln", "Köln"));
        Assert.False(StaffNames.Imitates("Stadt Gelsenkirchen", "Köln"));
    }

    [Theory]
    [InlineData("Anna", "Аnnа")]
    [InlineData("Müller", "M u e l l e r")]
    [InlineData("Bernd", "8ernd")]
    [InlineData("Modern", "Modem")]
    public void Names_that_look_alike_have_one_skeleton(string one, string other) => Assert.Equal(Skeleton.Of(one), Skeleton.Of(other));

    [Fact]
    public void Half_a_character_is_no_name() => Assert.Equal("", Skeleton.Of("ab\uD83Ccd"));
}
