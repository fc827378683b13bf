using CitizenParticipation.Web.Tests.House;

// Most tests read or add; they share one running application and stay out of each other's way by using different proposals and people.
[assembly: AssemblyFixture(typeof(TestApp))]
