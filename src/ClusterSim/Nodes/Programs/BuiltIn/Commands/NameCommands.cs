using System.Globalization;
using System.Net;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that ask for names, or whether somebody is there.</summary>
internal static class NameCommands
{
    /// <summary>The addresses that a name stands for, as a program sees it: /etc/hosts first, then the cluster's DNS.</summary>
    public static IReadOnlyList<string> Addresses(Process process, string name) =>
        InHosts(process, name) is { } known ? [known] : process.Container.Network.Lookup(process.Container.Pod, name).Addresses;

    public static async Task<int> NslookupAsync(Process process)
    {
        var arguments = CommandArguments.Of(process);
        if (arguments.Operands.Count == 0)
        {
            await process.WriteErrorAsync("Usage: nslookup [-type=QUERY_TYPE] HOST [DNS_SERVER]");
            return 1;
        }
        var server = ServerOf(process);
        var name = arguments.Operands[0];
        var answer = process.Container.Network.Lookup(process.Container.Pod, name);
        if (process.Container.Image.Userland != Userland.Debian && process.Container.IsOldBusybox)
            return await OldFormAsync(process, server, name, answer);
        var isDebian = process.Container.Image.Userland == Userland.Debian;
        await process.WriteLineAsync($"Server:\t\t{server}\nAddress:\t{server}{(isDebian ? "#" : ":")}53\n");
        if (answer.Addresses.Count == 0)
        {
            await process.WriteLineAsync($"** server can't find {name}: NXDOMAIN\n");
            return 1;
        }
        if (isDebian)
        {
            foreach (var address in answer.Addresses)
                await process.WriteLineAsync($"Name:\t{answer.FullName}\nAddress: {address}");
            await process.WriteLineAsync("");
            return 0;
        }
        await process.WriteLineAsync($"Name:\t{answer.FullName}");
        foreach (var address in answer.Addresses)
            await process.WriteLineAsync($"Address: {address}");
        await process.WriteLineAsync("");
        return 0;
    }

    public static async Task<int> DigAsync(Process process)
    {
        var words = process.Arguments.Skip(1).Where(word => word[0] is not ('@' or '+' or '-')).ToList();
        var type = words.Find(word => word.ToUpperInvariant() is "A" or "AAAA" or "SRV" or "ANY" or "TXT" or "CNAME")?.ToUpperInvariant() ?? "A";
        var name = words.Find(word => word.ToUpperInvariant() != type) ?? ".";
        var searches = process.Arguments.Contains("+search");
        var network = process.Container.Network;
        var pod = process.Container.Pod;
        var full = name.TrimEnd('.');
        List<string> answers = [], extra = [];
        if (type == "SRV")
        {
            foreach (var record in network.LookupServices(full))
            {
                answers.Add($"{full}.\t30\tIN\tSRV\t0 {record.Weight} {record.Port} {record.Target}.");
                extra.Add($"{record.Target}.\t30\tIN\tA\t{record.Address}");
            }
        }
        else if (type is "A" or "ANY")
        {
            var answer = network.Lookup(pod, searches ? name : full + ".");
            answers.AddRange(answer.Addresses.Select(address => $"{answer.FullName}.\t30\tIN\tA\t{address}"));
        }
        if (process.Arguments.Contains("+short"))
        {
            foreach (var line in answers)
                await process.WriteLineAsync(line.Split('\t', 5)[4]);
            return 0;
        }
        await process.WriteLineAsync($"\n; <<>> DiG 9.18.28 <<>> {string.Join(' ', process.Arguments.Skip(1))}\n;; global options: +cmd\n;; Got answer:");
        await process.WriteLineAsync($";; ->>HEADER<<- opcode: QUERY, status: {(answers.Count > 0 ? "NOERROR" : "NXDOMAIN")}, id: {process.Container.NextRandom(65536)}");
        await process.WriteLineAsync($";; flags: qr aa rd; QUERY: 1, ANSWER: {answers.Count}, AUTHORITY: 0, ADDITIONAL: {extra.Count}\n\n;; QUESTION SECTION:\n;{full}.\t\tIN\t{type}\n");
        await SectionAsync(process, "ANSWER", answers);
        await SectionAsync(process, "ADDITIONAL", extra);
        var server = ServerOf(process);
        await process.WriteLineAsync($";; Query time: 0 msec\n;; SERVER: {server}#53({server})\n;; WHEN: {process.Loop.Now.ToString("ddd MMM dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC {process.Loop.Now.Year}\n;; MSG SIZE  rcvd: {64 + (48 * answers.Count)}\n");
        return 0;
    }

    public static async Task<int> HostAsync(Process process)
    {
        if (process.Arguments.Count < 2)
            return 1;
        var name = process.Arguments[1];
        var answer = process.Container.Network.Lookup(process.Container.Pod, name);
        if (answer.Addresses.Count == 0)
        {
            await process.WriteLineAsync($"Host {name} not found: 3(NXDOMAIN)");
            return 1;
        }
        foreach (var address in answer.Addresses)
            await process.WriteLineAsync($"{answer.FullName} has address {address}");
        return 0;
    }

    public static async Task<int> GetentAsync(Process process)
    {
        if (process.Arguments is not [_, "hosts" or "ahosts", var name, ..])
            return 2;
        var addresses = Addresses(process, name);
        foreach (var address in addresses)
            await process.WriteLineAsync($"{address,-15} {(InHosts(process, name) is null ? process.Container.Network.Lookup(process.Container.Pod, name).FullName : name)}");
        return addresses.Count > 0 ? 0 : 2;
    }

    public static async Task<int> PingAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "cwWiIst");
        var host = arguments.Operands.FirstOrDefault() ?? "";
        if (Addresses(process, host).FirstOrDefault() is not { } address)
        {
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"ping: {host}: Name or service not known" : $"ping: bad address '{host}'");
            return process.Container.Image.Userland == Userland.Debian ? 2 : 1;
        }
        var count = arguments.Find("c") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        await process.WriteLineAsync($"PING {host} ({address}): 56 data bytes");
        var received = 0;
        for (var i = 0; i < count; i++)
        {
            if (process.Container.Network.Probe(process.Container.Pod, address, 0) != Reachability.Lost)
            {
                await process.WriteLineAsync($"64 bytes from {address}: seq={i} ttl=64 time=0.100 ms");
                received++;
            }
            if (i < count - 1 || received <= i)
                await process.DelayAsync(TimeSpan.FromSeconds(1));
        }
        await process.WriteLineAsync($"\n--- {host} ping statistics ---\n{count} packets transmitted, {received} packets received, {(count - received) * 100 / Math.Max(1, count)}% packet loss");
        return received > 0 ? 0 : 1;
    }

    private static async Task SectionAsync(Process process, string name, List<string> lines)
    {
        if (lines.Count > 0)
            await process.WriteLineAsync($";; {name} SECTION:\n{string.Join('\n', lines)}\n");
    }

    /// <summary>As BusyBox 1.28 and older print it.</summary>
    private static async Task<int> OldFormAsync(Process process, string server, string name, NameAnswer answer)
    {
        await process.WriteLineAsync($"Server:    {server}\nAddress 1: {server} kube-dns.kube-system.svc.cluster.local\n");
        if (answer.Addresses.Count == 0)
        {
            await process.WriteErrorAsync($"nslookup: can't resolve '{name}'");
            return 1;
        }
        await process.WriteLineAsync($"Name:      {name}");
        for (var i = 0; i < answer.Addresses.Count; i++)
            await process.WriteLineAsync($"Address {i + 1}: {answer.Addresses[i]} {answer.FullName}");
        return 0;
    }

    private static string ServerOf(Process process)
    {
        var file = process.Files.Find("/etc/resolv.conf") as RegularFile;
        return Inputs.Split(file?.Content ?? default).FirstOrDefault(line => line.StartsWith("nameserver ", StringComparison.Ordinal))?["nameserver ".Length..].Trim() ?? "127.0.0.1";
    }

    private static string? InHosts(Process process, string name)
    {
        if (IPAddress.TryParse(name, out _))
            return name;
        if (process.Files.Find("/etc/hosts") is not RegularFile file)
            return null;
        foreach (var line in Inputs.Split(file.Content))
        {
            var words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase))
                return words[0];
        }
        return null;
    }
}
