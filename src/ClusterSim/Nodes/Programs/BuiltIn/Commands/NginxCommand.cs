using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Web.Nginx;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary><c>nginx</c>: the server itself, and what is said to the one that runs.</summary>
internal static class NginxCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var words = process.Arguments;
        if (words.Contains("-v") || words.Contains("-V"))
        {
            await process.WriteErrorAsync($"nginx version: nginx/{ImageVersion.Of(process.Container.Spec.Image, NginxPages.DefaultVersion)}");
            return 0;
        }
        if (words.Contains("-t") || words.Contains("-T"))
            return await TestAsync(process);
        if (words.SkipWhile(word => word != "-s").Skip(1).FirstOrDefault() is { } signal)
            return await SignalAsync(process, signal);
        if (process.IsOfMain)
            return await process.Container.RunOwnProgramAsync();
        await process.WriteErrorAsync("nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)");
        return 1;
    }

    private static async Task<int> TestAsync(Process process)
    {
        try
        {
            _ = new NginxSite(process.Container.Context, NginxProgram.Configuration);
        }
        catch (NginxConfigException wrong)
        {
            await process.WriteErrorAsync($"nginx: [emerg] {wrong.Message}");
            await process.WriteErrorAsync($"nginx: configuration file {NginxProgram.Configuration} test failed");
            return 1;
        }
        await process.WriteErrorAsync($"nginx: the configuration file {NginxProgram.Configuration} syntax is ok");
        await process.WriteErrorAsync($"nginx: configuration file {NginxProgram.Configuration} test is successful");
        return 0;
    }

    private static async Task<int> SignalAsync(Process process, string signal)
    {
        var container = process.Container;
        switch (signal)
        {
            case "reload":
                await process.WriteErrorAsync(NginxLog.Error(container.Context, "notice", $"{process.Id}#{process.Id}: signal process started"));
                if ((container.Program as NginxProgram)?.Load() is { } problem)
                {
                    await process.WriteErrorAsync($"nginx: [emerg] {problem}");
                    return 1;
                }
                return 0;
            case "stop" or "quit":
                container.Exit(0);
                return 0;
            case "reopen":
                return 0;
            default:
                await process.WriteErrorAsync($"nginx: invalid option: \"-s {signal}\"");
                return 1;
        }
    }
}
