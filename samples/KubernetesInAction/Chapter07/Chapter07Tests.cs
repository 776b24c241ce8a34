namespace KubernetesInAction.Chapter07;

/// <summary>Configuring applications: arguments, environment variables, ConfigMaps and Secrets.</summary>
public sealed class Chapter07Tests() : ChapterFixture("Chapter07")
{
    [Test]
    public void Passes_arguments_to_the_program_of_an_image()
    {
        Apply("fortune-pod-args.yaml");
        WaitUntilReady("fortune-args");

        Cluster.Containers["fortune-args"].Log.First().Text.Should().Be("Configured to generate new fortune every 2 seconds");
    }

    [Test]
    public void Takes_an_environment_variable_from_a_config_map()
    {
        Apply("fortune-config.yaml", "fortune-pod-env-configmap.yaml");
        WaitUntilReady("fortune-env-from-configmap");

        Cluster.Containers["fortune-env-from-configmap"].Log.First().Text.Should().Be("Configured to generate new fortune every 25 seconds");
    }

    [Test]
    public void Waits_for_a_config_map_that_is_missing()
    {
        Apply("fortune-pod-env-configmap.yaml");
        Wait(seconds: 60);
        var waiting = Cluster.Client.Get<Pod>("fortune-env-from-configmap").Status.ContainerStatuses.Single().State.Waiting!;
        waiting.Reason.Should().Be("CreateContainerConfigError");
        waiting.Message.Should().Be("configmap \"fortune-config\" not found");

        Apply("fortune-config.yaml");
        WaitUntilReady("fortune-env-from-configmap");
    }

    [Test]
    public void Configures_nginx_with_a_file_from_a_config_map()
    {
        Apply("fortune-config.yaml", "fortune-pod-configmap-volume.yaml");
        WaitUntilReady("fortune-configmap-volume");
        Wait(seconds: 5);

        var server = Cluster.Containers.Get("default", "fortune-configmap-volume", "web-server");
        server.Exec("ls", "/etc/nginx/conf.d").Output.Should().Be("gzip.conf\n");
        server.Exec("cat", "/etc/nginx/conf.d/gzip.conf").Output.Should().Contain("server_name  www.kubia-example.com;");
        Cluster.Http.Get($"http://{Cluster.Client.Get<Pod>("fortune-configmap-volume").Status.PodIP}/").Status.Should().Be(200);
    }

    [Test]
    public void Updates_the_files_of_a_config_map_while_the_pod_runs()
    {
        Apply("fortune-config.yaml", "fortune-pod-configmap-volume.yaml");
        WaitUntilReady("fortune-configmap-volume");
        var config = Cluster.Client.Get<ConfigMap>("fortune-config");

        Cluster.Client.Update(config with { Data = config.Data.Set("my-nginx-config.conf", config.Data["my-nginx-config.conf"].Replace("gzip on", "gzip off")) });
        Cluster.Run(TimeSpan.FromMinutes(2));

        Cluster.Containers.Get("default", "fortune-configmap-volume", "web-server").Exec("cat", "/etc/nginx/conf.d/gzip.conf").Output.Should().Contain("gzip off;");
    }

    [Test]
    public void Shows_a_secret_as_files_and_as_a_variable()
    {
        Apply("fortune-https.yaml");
        WaitUntilReady("secretive");

        Exec("secretive", "ls", "/etc/nginx/certs").Split('\n').Should().Contain(["foo", "https.cert", "https.key"]);
        Exec("secretive", "cat", "/etc/nginx/certs/https.key").Should().Be("not really a key");
        Exec("secretive", "printenv", "FOO_SECRET").Should().Be("bar\n");
        Exec("secretive", "mount").Should().MatchRegex("tmpfs on /etc/nginx/certs type tmpfs");
    }

    [Test]
    public void Has_a_token_for_the_api_in_every_container()
    {
        Apply("fortune-https.yaml");
        WaitUntilReady("secretive");

        Exec("secretive", "ls", "/var/run/secrets/kubernetes.io/serviceaccount/").Should().Be("ca.crt\nnamespace\ntoken\n");
    }
}
