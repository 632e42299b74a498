namespace Ksf.Registry.Tests;

public sealed class The_API(Country country)
{
    [Fact]
    public async Task Is_described_in_the_stored_file_and_keeps_the_rules_of_all_services()
    {
        TestKit.EndpointRules.Check(country.Nation);
        TestKit.RequestRules.Check(country.Nation);
        TestKit.LogRules.Check(country.Nation);
        await TestKit.MigrationRules.CheckAsync(country.Nation);
        await TestKit.ApiDescription.CompareAsync(country.Nation, "registry");
    }
}
